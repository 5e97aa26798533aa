using System.Text.Json;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>The deliveries of one channel, as the file has them.</summary>
internal sealed class DeliveryBook(ChatDatabase database, string channel)
{
    private static readonly TimeSpan UpdatesKept = TimeSpan.FromDays(3);
    private static readonly TimeSpan AnswersKept = TimeSpan.FromDays(14);

    public IReadOnlyDictionary<string, DeliveryRow> RowsOf(string chat) => database.Do(tables => tables.Delivered
        .Where(row => row.Channel == channel && row.Chat == chat)
        .ToDictionary(row => row.Key, StringComparer.Ordinal));

    /// <summary>What was not delivered as it should, in all chats, the oldest first.</summary>
    public IReadOnlyList<DeliveryRow> FindUndelivered() => database.Do<List<DeliveryRow>>(tables =>
    [
        .. tables.Delivered
            .Where(row => row.Channel == channel && row.Class != DeliveryClass.Delivered)
            .OrderBy(row => row.At),
    ]);

    public void Save(DeliveryRow row) => database.Do(tables => Put(tables, row));

    /// <summary>Delivered, and with that nothing that waits in the outbox.</summary>
    public void Finish(DeliveryRow row) => database.Do(tables =>
    {
        Put(tables, row);
        tables.Outbox.RemoveRange(tables.Outbox.Where(waiting =>
            waiting.Channel == row.Channel && waiting.Chat == row.Chat && waiting.Key == row.Key));
    });

    public IReadOnlyList<WantedMessage> OutboxOf(string chat) => database.Do<List<WantedMessage>>(tables =>
    [
        .. tables.Outbox.Where(row => row.Channel == channel && row.Chat == chat).OrderBy(row => row.Id)
            .AsEnumerable().Select(row => JsonSerializer.Deserialize<WantedMessage>(row.Message)!),
    ]);

    /// <summary>The chats for which something waits.</summary>
    public IReadOnlyList<string> FindWaitingChats() => database.Do<List<string>>(tables =>
        [.. tables.Outbox.Where(row => row.Channel == channel).Select(row => row.Chat).Distinct()]);

    public void Post(string chat, WantedMessage message, DateTimeOffset now) => database.Do(tables =>
        Post(tables, chat, message, now));

    /// <summary>Whether an update is new, was begun and not ended, or is done. Begins it where it is new.</summary>
    public bool? Begin(long update, DateTimeOffset now) => database.Do(tables =>
    {
        if (tables.Updates.Find(channel, update) is { } known)
        {
            return known.IsDone ? (bool?)null : false;
        }

        tables.Updates.Add(new UpdateRow { Channel = channel, Id = update, At = now });
        return true;
    });

    /// <summary>The update is done, and what it is answered with will be sent.</summary>
    public void End(long update, IEnumerable<(string Chat, WantedMessage Message)> answers, DateTimeOffset now) =>
        database.Do(tables =>
        {
            tables.Updates.Find(channel, update)!.IsDone = true;
            foreach (var (chat, message) in answers)
            {
                Post(tables, chat, message, now);
            }

            var (old, answered) = (now - UpdatesKept, now - AnswersKept);
            tables.Updates.RemoveRange(tables.Updates.Where(row => row.At < old && row.IsDone));
            tables.Delivered.RemoveRange(tables.Delivered.Where(row =>
                row.At < answered && row.Key.StartsWith("answer:") && row.Class == DeliveryClass.Delivered));
        });

    public ChatRow? FindChat(string chat) => database.Do(tables => tables.Chats.Find(channel, chat));

    /// <summary>The chat of that address, where it is not the one of its name.</summary>
    public string? FindMoved(string address) => database.Do(tables => tables.Chats
        .Where(row => row.Channel == channel && row.Address == address).Select(row => row.Chat).FirstOrDefault());

    public void Shut(string chat, string? because, DateTimeOffset now) =>
        Change(chat, now, row => row.ShutBecause = because);

    /// <summary>The chat has another address; what was shown stayed behind: what lives is sent there anew.</summary>
    public void Move(string chat, string address, DateTimeOffset now)
    {
        Change(chat, now, row => row.Address = address);
        database.Do(tables =>
        {
            foreach (var row in tables.Delivered.Where(row => row.Channel == channel && row.Chat == chat))
            {
                (row.Messages, row.Pages, row.IsPinned, row.NextTry) = ("", "", false, null);
            }
        });
    }

    /// <summary>The message that bears a name of the platform's, and whether one does.</summary>
    public DeliveryRow? FindShown(string chat, string message) =>
        RowsOf(chat).Values.FirstOrDefault(row => row.MessageList.Contains(message));

    private void Change(string chat, DateTimeOffset now, Action<ChatRow> change) => database.Do(tables =>
    {
        var row = tables.Chats.Find(channel, chat);
        if (row is null)
        {
            tables.Chats.Add(row = new ChatRow { Channel = channel, Chat = chat });
        }

        change(row);
        row.At = now;
    });

    private void Post(ChatDbContext tables, string chat, WantedMessage message, DateTimeOffset now) =>
        tables.Outbox.Add(new OutboxRow
        {
            Channel = channel,
            Chat = chat,
            Key = message.Key,
            Message = JsonSerializer.Serialize(message with { Cards = [] }),
            At = now,
        });

    private static void Put(ChatDbContext tables, DeliveryRow row)
    {
        if (tables.Delivered.Find(row.Channel, row.Chat, row.Key) is { } known)
        {
            tables.Entry(known).CurrentValues.SetValues(row);
        }
        else
        {
            tables.Delivered.Add(row);
        }
    }
}
