using System.Text.Json;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>Brings one chat to show what it should, one message at a time. What is about to be sent is written down
/// first, so that a crash leaves a doubt and never a gap.</summary>
internal sealed partial class ChatDelivery(
    ChatPlace chat,
    ICardSender sender,
    DeliveryBook book,
    ButtonIssue buttons,
    IDeliverySurroundings around,
    BackOff backOff,
    TimeProvider time,
    ILogger<ChatDelivery> logger)
{
    // With the growing waits between them about ten minutes.
    private const int ManyAttempts = 9;
    private DateTimeOffset restsUntil;
    private bool hadTrouble;

    public ChatPlace Chat => chat;

    /// <summary>Why nothing goes out on the platform; null while it does.</summary>
    public string? UnusableBecause { get; private set; }

    private string Address => book.FindChat(chat.Name)?.Address ?? chat.Name;

    /// <summary>One message, edit or pin, if one may go now.</summary>
    public async Task<DeliveryPass> DeliverOnceAsync(CancellationToken cancellationToken)
    {
        if (UnusableBecause is not null || book.FindChat(chat.Name)?.ShutBecause is not null)
        {
            hadTrouble = true;
            return new(false);
        }

        var rows = book.RowsOf(chat.Name);
        var wanted = Wanted(rows);
        around.Showed(chat, [.. wanted.Where(message => IsShown(message, rows)).SelectMany(message => message.Cards)]);
        await TellAsync(wanted, rows, cancellationToken);
        var (step, at) = DeliveryPlan.Next(wanted, rows, time.GetUtcNow());
        if (step is null)
        {
            return new(false, at);
        }

        if (step.Priority != DeliveryPriority.Critical && restsUntil > time.GetUtcNow())
        {
            // What comes later does not overtake what could not go.
            return new(false, restsUntil);
        }

        await (step.Kind switch
        {
            DeliveryStepKind.Send => SendAsync(step, cancellationToken),
            DeliveryStepKind.Edit => EditAsync(step, cancellationToken),
            _ => PinAsync(step, cancellationToken),
        });
        return new(true);
    }

    /// <summary>Typed decisions bind to what stood in the chat before the start.</summary>
    public void Recall()
    {
        var rows = book.RowsOf(chat.Name);
        around.Showed(
            chat,
            [.. Wanted(rows).Where(message => IsShown(message, rows)).SelectMany(message => message.Cards)]);
    }

    /// <summary>The chat can be spoken to again.</summary>
    public void Reopen()
    {
        if (book.FindChat(chat.Name)?.ShutBecause is not null)
        {
            book.Shut(chat.Name, because: null, time.GetUtcNow());
        }
    }

    private List<WantedMessage> Wanted(IReadOnlyDictionary<string, DeliveryRow> rows)
    {
        var wanted = new List<WantedMessage>();
        foreach (var message in book.OutboxOf(chat.Name).GroupBy(message => message.Key).Select(same => same.Last()))
        {
            if (rows.GetValueOrDefault(message.Key) is { Class: DeliveryClass.Delivered } row
                && row.Shown == message.Hash)
            {
                // A refresh that found everything as it was.
                book.Finish(row);
            }
            else
            {
                wanted.Add(message);
            }
        }

        foreach (var card in DesiredCards.Of(around.ViewOf(chat)))
        {
            var row = rows.GetValueOrDefault(card.Key);
            if (row is { Class: DeliveryClass.Delivered } && card.Kind == DeliveryKind.Once)
            {
                continue;
            }

            wanted.Add(new WantedMessage(
                card.Key, card.Card.Title, sender.Write(card.Card), Buttons(card), card.Priority, card.Kind)
            {
                Stamp = card.Stamp,
                IsPinned = card.IsPinned,
                IsSilent = card.IsSilent,
                Marks = card.Marks,
                Cards = [card.Card],
            });
        }

        return wanted;
    }

    private static List<WantedButton> Buttons(DesiredCard card) =>
    [
        .. card.Card.Buttons.Select(button =>
        {
            var decides = button.Action.StartsWith("/approve", StringComparison.Ordinal)
                || button.Action.StartsWith("/reject", StringComparison.Ordinal) ? card.Decides : null;
            return new WantedButton(
                button.Label, button.Action, decides?.Number, decides?.Version, card.ButtonsUntil);
        }),
    ];

    private static bool IsShown(WantedMessage message, IReadOnlyDictionary<string, DeliveryRow> rows) =>
        rows.GetValueOrDefault(message.Key) is { Class: DeliveryClass.Delivered } row
        && (row.Shown == message.Hash || row.Stamp == message.Stamp);

    /// <summary>Whether a chat has nothing to show any more of what an alert says.</summary>
    public static bool HasTold(WantedMessage message, DeliveryRow? row) => row switch
    {
        null => message.Kind == DeliveryKind.Ending,
        { Class: DeliveryClass.Delivered } => row.Stamp == message.Stamp,
        _ => row.Class == DeliveryClass.Failed,
    };

    private async Task TellAsync(
        List<WantedMessage> wanted, IReadOnlyDictionary<string, DeliveryRow> rows, CancellationToken cancellationToken)
    {
        foreach (var message in wanted.Where(message => message.Marks.Count > 0 && message.Kind != DeliveryKind.Once
            && HasTold(message, rows.GetValueOrDefault(message.Key))))
        {
            await around.ToldAsync(message, cancellationToken);
        }
    }

    private async Task SendAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        var message = step.Message;
        var row = RowOf(step);
        (row.Messages, row.Pages, row.IsPinned) = ("", "", false);
        row.Copies++;
        var placed = await buttons.PlaceAsync(row, message, keepsOld: false, cancellationToken);
        Note(row, message, placed);
        row.Class = DeliveryClass.Sending;
        book.Save(row);
        for (var place = 0; place < message.Pages.Count; place++)
        {
            var page = step.MayRepeat && place == 0 ? sender.MarkRepeated(message.Pages[0]) : message.Pages[place];
            var result = await sender.SendAsync(
                Address, page, place == message.Pages.Count - 1 ? placed : [], step.Priority, message.IsSilent,
                cancellationToken);
            if (result is not SendResult.Done done)
            {
                await FailAsync(row, step, result, isSend: true, cancellationToken);
                return;
            }

            Add(row, done.Message, message.Pages[place]);
        }

        await FinishAsync(row, message, cancellationToken);
    }

    private async Task EditAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        var message = step.Message;
        var row = RowOf(step);
        var shown = row.MessageList;
        var pages = row.PageList;
        var placed = await buttons.PlaceAsync(row, message, keepsOld: true, cancellationToken);
        Note(row, message, placed);
        (row.Messages, row.Pages) = ("", "");
        for (var place = 0; place < Math.Max(message.Pages.Count, shown.Count); place++)
        {
            // A message that needs fewer pages than before leaves a mark in the place of the rest.
            var page = place < message.Pages.Count ? message.Pages[place] : "…";
            IReadOnlyList<PlacedButton> below = place == message.Pages.Count - 1 ? placed : [];
            var isSame = place < pages.Count && pages[place] == WantedMessage.HashOf(page)
                && place < message.Pages.Count - 1 && pages.Count == message.Pages.Count;
            var result = isSame ? new SendResult.Done(shown[place])
                : place < shown.Count
                    ? await sender.EditAsync(Address, shown[place], page, below, step.Priority, cancellationToken)
                    : await sender.SendAsync(Address, page, below, step.Priority, isSilent: true, cancellationToken);
            if (result is not SendResult.Done done)
            {
                // Edits can be repeated without harm: all of it is tried again.
                (row.Messages, row.Pages) = (string.Join(' ', shown), string.Join(' ', pages));
                await FailAsync(row, step, result, isSend: false, cancellationToken);
                return;
            }

            Add(row, done.Message, page);
        }

        await FinishAsync(row, message, cancellationToken);
    }

    private async Task PinAsync(DeliveryStep step, CancellationToken cancellationToken)
    {
        var row = RowOf(step);
        var result = await sender.PinAsync(Address, row.MessageList[0], cancellationToken);
        // A chat in which the bot may not pin has its message all the same.
        row.IsPinned = result is SendResult.Done or SendResult.Refused;
        row.NextTry = row.IsPinned ? null : time.GetUtcNow() + backOff.After(++row.Attempts, step.Priority);
        book.Save(row);
    }

    private DeliveryRow RowOf(DeliveryStep step) => step.Row ?? new DeliveryRow
    {
        Channel = sender.Channel,
        Chat = chat.Name,
        Key = step.Message.Key,
        Title = step.Message.Title,
        At = time.GetUtcNow(),
    };

    private static void Note(DeliveryRow row, WantedMessage message, IReadOnlyList<PlacedButton> placed)
    {
        (row.Shown, row.Stamp, row.Title) = (message.Hash, message.Stamp, message.Title);
        row.Buttons = JsonSerializer.Serialize(placed);
    }

    private static void Add(DeliveryRow row, string message, string page)
    {
        row.Messages = $"{row.Messages} {message}".Trim();
        row.Pages = $"{row.Pages} {WantedMessage.HashOf(page)}".Trim();
    }

    private async Task FinishAsync(DeliveryRow row, WantedMessage message, CancellationToken cancellationToken)
    {
        (row.Class, row.Attempts, row.NextTry, row.Why, row.At) =
            (DeliveryClass.Delivered, 0, null, null, time.GetUtcNow());
        book.Finish(row);
        around.Showed(chat, message.Cards);
        if (message is { Kind: DeliveryKind.Once, Marks.Count: > 0 })
        {
            await around.ToldAsync(message, cancellationToken);
        }

        if (hadTrouble)
        {
            hadTrouble = false;
            await around.WorksAsync(chat, cancellationToken);
        }
    }

    private async Task FailAsync(
        DeliveryRow row, DeliveryStep step, SendResult result, bool isSend, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        row.Attempts++;
        var wait = backOff.After(row.Attempts, step.Priority);
        // Of several pages some are there: what is sent again may repeat them.
        var notSent = isSend && row.Messages.Length == 0 ? DeliveryClass.Waiting
            : isSend ? DeliveryClass.Uncertain : step.Row?.Class ?? DeliveryClass.Waiting;
        (row.Class, row.Why, row.NextTry) = result switch
        {
            SendResult.Uncertain doubt => (
                isSend ? DeliveryClass.Uncertain : notSent, doubt.Why, now + wait),
            SendResult.NotNow later => (notSent, later.Why, now + (later.Wait ?? wait)),
            SendResult.Gone gone => (DeliveryClass.Waiting, gone.Why, (DateTimeOffset?)null),
            SendResult.Refused refused => (DeliveryClass.Failed, refused.Why, null),
            SendResult.Shut shut => (notSent, shut.Why, null),
            SendResult.Unusable unusable => (notSent, unusable.Why, null),
            _ => (DeliveryClass.Waiting, "the chat moved", null),
        };
        if (!isSend && row.Class == DeliveryClass.Delivered)
        {
            // It still shows what it showed.
            (row.Shown, row.Stamp) = ("", "");
        }

        if (result is SendResult.NotNow && row.NextTry is { } next)
        {
            restsUntil = next;
        }

        if (result is SendResult.Gone && !isSend)
        {
            (row.Messages, row.Pages) = ("", "");
        }

        book.Save(row);
        LogNotDelivered(logger, row.Key, row.Class, row.Why);
        await ConsiderAsync(row, result, now, cancellationToken);
    }

    private async Task ConsiderAsync(
        DeliveryRow row, SendResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case SendResult.Moved moved:
                book.Move(chat.Name, moved.Address, now);
                break;
            case SendResult.Shut shut:
                book.Shut(chat.Name, shut.Why, now);
                hadTrouble = true;
                await around.ShutAsync(chat, shut.Why, cancellationToken);
                break;
            case SendResult.Unusable unusable:
                UnusableBecause = unusable.Why;
                await around.ShutAsync(null, unusable.Why, cancellationToken);
                break;
            default:
                if (row.Attempts == ManyAttempts && row.Class != DeliveryClass.Failed)
                {
                    hadTrouble = true;
                    await around.ShutAsync(chat, row.Why!, cancellationToken);
                }

                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message {Key} was not delivered, {Class}: {Why}")]
    private static partial void LogNotDelivered(ILogger logger, string key, DeliveryClass @class, string? why);
}
