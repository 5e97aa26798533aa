using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk;

/// <summary>A desk that knows its past, with what it writes to.</summary>
internal sealed record RecoveredDesk(DeskLoop Loop, SqliteJournal Journal, BotDatabase Database) : IDisposable
{
    public void Dispose()
    {
        Journal.Dispose();
        Database.Dispose();
    }
}
