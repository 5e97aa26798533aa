using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>All chats of one platform: a loop for each, woken by what happens on the desk.</summary>
internal sealed partial class ChannelDelivery : IDeliverySurroundings
{
    private const int MostChats = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    // Living cards and alerts tell these.
    private static readonly string[] HaveCards =
        ["proposal", "order", "guard", "position", "rebalance", "exit", "ack", "alert", "ramp"];

    private readonly string channel;
    private readonly DeliveryParts parts;
    private readonly DeliveryAlerts alerts;
    private readonly ChannelReader<DeskOutcome> news;
    private readonly ConcurrentDictionary<string, Channel<bool>> bells = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ChatDelivery> chats = new(StringComparer.Ordinal);
    private readonly Channel<ChatDelivery> opened = Channel.CreateBounded<ChatDelivery>(MostChats);

    public ChannelDelivery(IEnumerable<ChatPlace> places, DeliveryParts parts)
    {
        (channel, this.parts) = (parts.Sender.Channel, parts);
        alerts = new DeliveryAlerts(parts.Ports.Desk, parts.Clock);
        news = parts.Feed.Watch();
        foreach (var place in places)
        {
            Add(place);
        }

        foreach (var chat in parts.Book.FindWaitingChats())
        {
            Open(chat);
        }
    }

    public IReadOnlyList<ChatDelivery> Chats => [.. chats.Values];

    /// <summary>Serves every chat until it is called back.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var running = new List<Task> { HearAsync(cancellationToken) };
        try
        {
            await foreach (var chat in opened.Reader.ReadAllAsync(cancellationToken))
            {
                running.Add(ServeAsync(chat, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    /// <summary>The chat of that name; one that is not in the settings gets answers and nothing by itself.</summary>
    public ChatDelivery Open(string chat) =>
        chats.TryGetValue(chat, out var known) ? known : Add(new ChatPlace(chat, ChatSubjects.None));

    public bool IsConfigured(string chat) =>
        chats.TryGetValue(chat, out var known) && known.Chat.Subjects != ChatSubjects.None;

    /// <summary>Everything that may go now, in every chat; for whoever does not run the loops.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var isBusy = true;
        while (isBusy)
        {
            TakeNews();
            isBusy = false;
            foreach (var chat in Chats)
            {
                isBusy |= (await chat.DeliverOnceAsync(cancellationToken)).DidSomething;
            }
        }
    }

    /// <summary>Something waits for a chat.</summary>
    public void Ring(string chat)
    {
        if (bells.TryGetValue(chat, out var bell))
        {
            bell.Writer.TryWrite(true);
        }
    }

    public DeliveryView ViewOf(ChatPlace chat)
    {
        var ports = parts.Ports;
        return new DeliveryView(
            ports.Desk.State, parts.Clock.GetUtcNow(), ports.Setting, ports.Alerts, channel, chat.Subjects)
        {
            Head = ports.Desk.JournalHead,
            HaltedBecause = ports.Desk.HaltedBecause,
            Undelivered = [.. parts.Undelivered.Find().Select(missed => missed.Line)],
        };
    }

    public void Showed(ChatPlace chat, IReadOnlyList<Card> cards) => parts.Router.Showed(channel, chat.Name, cards);

    public async Task ToldAsync(WantedMessage message, CancellationToken cancellationToken)
    {
        var isEverywhere = message.Kind == DeliveryKind.Once || Chats
            .Where(chat => (chat.Chat.Subjects & ChatSubjects.Alerts) != 0
                && parts.Book.FindChat(chat.Chat.Name)?.ShutBecause is null)
            .All(chat => ChatDelivery.HasTold(
                message, parts.Book.RowsOf(chat.Chat.Name).GetValueOrDefault(message.Key)));
        if (isEverywhere)
        {
            await alerts.ToldAsync(channel, message.Marks, cancellationToken);
        }
    }

    public Task ShutAsync(ChatPlace? chat, string why, CancellationToken cancellationToken) => alerts.RaiseAsync(
        KeyOf(chat),
        chat is null
            ? $"{channel} takes nothing from this bot: {why}"
            : $"Chat {chat.Name} at {channel} is not reached: {why}",
        cancellationToken);

    public Task WorksAsync(ChatPlace chat, CancellationToken cancellationToken) =>
        alerts.LiftAsync(KeyOf(chat), cancellationToken);

    private ChatDelivery Add(ChatPlace place)
    {
        var chat = new ChatDelivery(
            place, parts.Sender, parts.Book, new ButtonIssue(parts.Buttons, channel), this, parts.BackOff, parts.Time,
            parts.Loggers.CreateLogger<ChatDelivery>());
        bells[place.Name] = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        chats[place.Name] = chat;
        opened.Writer.TryWrite(chat);
        return chat;
    }

    private string KeyOf(ChatPlace? chat) => chat is null ? channel : $"{channel}:{chat.Name}";

    private async Task ServeAsync(ChatDelivery chat, CancellationToken cancellationToken)
    {
        var bell = bells[chat.Chat.Name].Reader;
        while (!cancellationToken.IsCancellationRequested)
        {
            bell.TryRead(out _);
            var wait = LongestWait;
            try
            {
                var pass = await chat.DeliverOnceAsync(cancellationToken);
                if (pass.DidSomething)
                {
                    continue;
                }

                wait = pass.Next is { } next && next - parts.Time.GetUtcNow() is var until && until < wait
                    ? until : wait;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(parts.Loggers.CreateLogger<ChannelDelivery>(), failure, channel);
                wait = AfterFailure;
            }

            await RestAsync(bell, wait, cancellationToken);
        }
    }

    private async Task RestAsync(ChannelReader<bool> bell, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var waking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(
            bell.WaitToReadAsync(waking.Token).AsTask(), Task.Delay(wait, parts.Time, waking.Token));
        await waking.CancelAsync();
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await news.WaitToReadAsync(cancellationToken))
            {
                TakeNews();
            }

            // The desk has halted: each chat says so.
            RingAll();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It was called back.
        }
    }

    /// <summary>Keeps what no card shows, and wakes the loops.</summary>
    private void TakeNews()
    {
        while (news.TryRead(out var outcome))
        {
            var place = 0;
            foreach (var happened in outcome.Events)
            {
                place++;
                if (Notices.Of(happened, outcome.After) is { } notice && !HaveCards.Contains(notice.Key.Split(':')[0]))
                {
                    Keep(notice, string.Create(
                        CultureInfo.InvariantCulture,
                        $"notice:{happened.At.ToUnixTimeMilliseconds()}:{place}:{notice.Key}"), outcome);
                }
            }
        }

        RingAll();
    }

    private void Keep(Notice notice, string key, DeskOutcome outcome)
    {
        var card = Card.Line(notice.Text, notice.Severity) with { Banner = Banner.Of(outcome.After) };
        foreach (var chat in Chats.Where(chat => (chat.Chat.Subjects & ChatSubjects.Alerts) != 0
            && !(notice.By is { } by && by.Channel == channel && by.User == chat.Chat.Name)))
        {
            parts.Book.Post(chat.Chat.Name, new WantedMessage(
                key, notice.Text, parts.Sender.Write(card), [],
                notice.Severity == Severity.Critical ? DeliveryPriority.Critical : DeliveryPriority.Normal,
                DeliveryKind.Once), parts.Time.GetUtcNow());
        }
    }

    private void RingAll()
    {
        foreach (var bell in bells.Values)
        {
            bell.Writer.TryWrite(true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery to {Channel} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string channel);
}
