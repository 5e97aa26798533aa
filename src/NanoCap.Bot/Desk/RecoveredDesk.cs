using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk;

/// <summary>A desk that knows its past, with what it writes to.</summary>
/// <param name="Snapshot">The entry whose snapshot it began with; null where the whole journal was folded.</param>
internal sealed record RecoveredDesk(
    DeskLoop Loop, SqliteJournal Journal, BotDatabase Database, JournalHead? Snapshot = null) : IDisposable
{
    public void Dispose()
    {
        Journal.Dispose();
        Database.Dispose();
    }
}
