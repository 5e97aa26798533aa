namespace NanoCap.Bot.Chat.Delivery;

/// <summary>Reads the file. What is on its way since a moment is not worth a word.</summary>
internal sealed class Undelivered(DeliveryBook book, TimeProvider time) : IUndelivered
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public IReadOnlyList<UndeliveredMessage> Find()
    {
        var since = time.GetUtcNow() - Patience;
        return
        [
            .. book.FindUndelivered()
                .Where(row => row.Class == DeliveryClass.Failed || row.At < since)
                .Select(row => new UndeliveredMessage(
                    row.Channel, row.Chat, row.Title, row.Class, row.At, row.Why ?? "The answer got lost.")),
        ];
    }
}
