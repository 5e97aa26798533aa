using System.Globalization;
using System.Threading.Channels;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Console;

/// <summary>The terminal as a channel: one person, the machine's user, who may do everything.</summary>
internal sealed class ConsoleChat : IChatChannel
{
    private const string Chat = "terminal";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);
    private readonly CommandRouter router;
    private readonly CommandPorts ports;
    private readonly IDeskFeed feed;
    private readonly TimeProvider clock;
    private readonly ConsoleStreams streams;
    private readonly ConsoleScreen screen;
    private readonly ConsoleNews news;
    private readonly ConsoleAlerts alerts;
    private readonly Actor self;
    private bool hasToldHalt;

    public ConsoleChat(
        CommandRouter router, CommandPorts ports, IDeskFeed feed, TimeProvider clock, ConsoleStreams streams)
    {
        (this.router, this.ports, this.feed, this.clock, this.streams) = (router, ports, feed, clock, streams);
        self = new Actor(Name, streams.User);
        screen = new ConsoleScreen(streams.Output, streams.Width, streams.HasColours);
        alerts = new ConsoleAlerts(screen, Name, ports.Desk, ports.Alerts, ports.Setting.Calendar);
        news = new ConsoleNews(screen, alerts, self, ports.Setting, ports.Desk);
    }

    private static Task<bool> Never { get; } = new TaskCompletionSource<bool>().Task;

    public string Name => ChannelFeatures.Console.Name;

    public async Task<ChannelEnd> RunAsync(CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lines = new ConsoleLines(streams.Input);
        var happened = feed.Watch();
        Greet();
        await ShowNewsAsync(happened, cancellationToken);
        // Not awaited: a read that blocks in a terminal cannot be called back and ends with the process.
        _ = lines.ReadAsync(leaving.Token);
        try
        {
            return await ServeAsync(lines.Reader, happened, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ChannelEnd.CalledBack;
        }
        finally
        {
            await leaving.CancelAsync();
        }
    }

    private async Task<ChannelEnd> ServeAsync(
        ChannelReader<string> lines, ChannelReader<DeskOutcome> happened, CancellationToken cancellationToken)
    {
        Prompt();
        var (hasReadAny, isTelling) = (false, false);
        var hasLine = lines.WaitToReadAsync(cancellationToken).AsTask();
        var hasNews = happened.WaitToReadAsync(cancellationToken).AsTask();
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        var isTime = timer.WaitForNextTickAsync(cancellationToken).AsTask();
        while (true)
        {
            await Task.WhenAny(hasLine, hasNews, isTime);
            if (hasNews.IsCompleted)
            {
                hasNews = await NextNewsAsync(happened, await hasNews, isTelling, cancellationToken);
            }
            else if (isTime.IsCompleted)
            {
                // Quiet hours end, and what nobody acknowledged rings again, without anything happening.
                await isTime;
                await InterruptAsync(happened, alerts.HasDue(clock.GetUtcNow()), isTelling, cancellationToken);
                isTime = timer.WaitForNextTickAsync(cancellationToken).AsTask();
            }
            else if (!await hasLine)
            {
                screen.Plain("");
                if (hasReadAny || !streams.EchoesInput)
                {
                    // The end of a script and Ctrl+D at a terminal are ways to leave.
                    return ChannelEnd.Left;
                }

                // A service never had an input: it goes on telling what happens until it is told to stop.
                (hasLine, isTelling) = (Never, true);
            }
            else
            {
                hasReadAny = true;
                if (lines.TryRead(out var line) && !await AnswerAsync(line, happened, cancellationToken))
                {
                    return ChannelEnd.Left;
                }

                hasLine = lines.WaitToReadAsync(cancellationToken).AsTask();
            }
        }
    }

    private async Task<Task<bool>> NextNewsAsync(
        ChannelReader<DeskOutcome> happened, bool isOpen, bool isTelling, CancellationToken cancellationToken)
    {
        if (!isOpen)
        {
            if (ports.Desk.HaltedBecause is { } reason && !hasToldHalt)
            {
                // What cannot be written cannot be an alert: the terminal says it by itself.
                hasToldHalt = true;
                screen.Plain("");
                screen.Show(Card.Line(reason, Severity.Critical));
                Prompt();
            }

            return Never;
        }

        // What an answer has brought along was shown with it.
        await InterruptAsync(happened, happened.TryPeek(out _), isTelling, cancellationToken);
        return happened.WaitToReadAsync(cancellationToken).AsTask();
    }

    private async Task InterruptAsync(
        ChannelReader<DeskOutcome> happened, bool hasAny, bool isTelling, CancellationToken cancellationToken)
    {
        if (!hasAny)
        {
            return;
        }

        if (isTelling)
        {
            await ShowNewsAsync(happened, cancellationToken);
            return;
        }

        screen.Interrupt();
        await ShowNewsAsync(happened, cancellationToken);
        if (screen.HasSpoken())
        {
            Prompt();
        }
    }

    private async Task<bool> AnswerAsync(
        string line, ChannelReader<DeskOutcome> happened, CancellationToken cancellationToken)
    {
        if (streams.EchoesInput)
        {
            screen.Plain(line);
        }

        var message = new ChatMessage(self, Role.Admin, Chat, line, ChannelFeatures.Console);
        var answer = await router.AnswerAsync(message, cancellationToken);
        foreach (var card in answer?.Cards ?? [])
        {
            screen.Show(card);
        }

        if (answer?.Question is { } question)
        {
            screen.Question(question.Prompt);
        }

        await ShowNewsAsync(happened, cancellationToken);
        if (answer?.Kind == AnswerKind.Leaving)
        {
            return false;
        }

        Prompt();
        return true;
    }

    private void Greet()
    {
        var state = ports.Desk.State;
        var cards = new List<Card>();
        if (ports.Desk.HaltedBecause is { } reason)
        {
            hasToldHalt = true;
            cards.Add(StatusCard.Of(state, reason, clock.GetUtcNow(), ports.Setting));
        }
        else if (state.LastScan is { } scan)
        {
            var held = alerts.FindHeld(clock.GetUtcNow());
            alerts.Note(held, clock.GetUtcNow());
            cards.Add(DigestCard.Of(state, scan, ports.Setting, held, ports.Desk.JournalHead));
            cards.AddRange(state.OpenProposals.Select(proposal => ProposalCard.Of(state, proposal, ports.Setting)));
            cards.AddRange(state.Rebalances.Values
                .Where(rebalance => rebalance.Status == ProposalStatus.Open)
                .Select(rebalance => RebalanceCard.Of(state, rebalance, ports.Setting)));
            cards.AddRange(state.OpenSaleProposals.Select(sale => SaleCard.Of(state, sale, ports.Setting)));
            if (WaitingCard.Of(state, ports.Setting) is { } waiting)
            {
                cards.Add(waiting);
            }
        }

        cards.Add(Card.Line($"NanoCap.Bot {ports.Version}. /help lists the commands."));
        cards.ForEach(screen.Show);
        router.Showed(Name, Chat, cards);
    }

    private async Task ShowNewsAsync(ChannelReader<DeskOutcome> happened, CancellationToken cancellationToken)
    {
        do
        {
            while (happened.TryRead(out var outcome))
            {
                router.Showed(Name, Chat, news.Show(outcome));
            }

            var now = clock.GetUtcNow();
            alerts.TellDue(now);
            await alerts.ReportAsync(now, cancellationToken);
        }
        while (happened.TryPeek(out _));
    }

    private void Prompt()
    {
        if (ports.Desk is { HaltedBecause: not null, State.Opening: null })
        {
            // The clock of a replay stands where the lost journal says.
            screen.Prompt("nanocap (HALTED) > ");
            return;
        }

        var halted = ports.Desk.HaltedBecause is null ? "" : "HALTED, ";
        var banner = halted + (ports.Desk.State.Opening?.Banner ?? "not open");
        var now = ports.Setting.Calendar.ToNewYork(clock.GetUtcNow())
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        screen.Prompt($"nanocap ({banner} {now}) > ");
    }
}
