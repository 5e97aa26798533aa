using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The only way to start: open, verify, fold the journal from its first entry, and tell the desk.</summary>
/// <remarks>After it the desk wants the broker's books read and asks after every order whose answer it does not know;
/// the performer does that like any other work.</remarks>
internal sealed class DeskRecovery(StateFolder folder, DeskFunctions rules, TimeProvider time, ILoggerFactory loggers)
{
    /// <exception cref="JournalUnusableException">The journal cannot be trusted; see <see
    /// cref="Unusable"/>.</exception>
    /// <exception cref="DeskHaltedException">It can be read but not written.</exception>
    public async Task<RecoveredDesk> RecoverAsync(DeskOpening opening, CancellationToken cancellationToken)
    {
        var database = BotDatabase.Open(folder);
        try
        {
            var (state, head) = Fold(database);
            var readModels = new DeskReadModels(
                database, DeskReadModels.AllOf(database), loggers.CreateLogger<DeskReadModels>());
            readModels.RebuildStale(() => new JournalReader(database.Writer, folder)
                .Events().Select(entry => entry.Happened), state);
            var journal = new SqliteJournal(
                database, readModels, new JournalHeadFile(folder.JournalHeadFile), head);
            var loop = new DeskLoop(journal, rules, state, loggers.CreateLogger<DeskLoop>());
            var started = loop.PostAsync(new DeskInput.Started(opening, NowAfter(state)), cancellationToken);
            loop.DecideWaiting();
            await started;
            return new RecoveredDesk(loop, journal, database);
        }
        catch (Exception failure)
        {
            database.Dispose();
            if (failure is SqliteException)
            {
                throw new JournalUnusableException(
                    $"The database {folder.DatabaseFile} cannot be used: {failure.Message}", folder, inner: failure);
            }

            throw;
        }
    }

    /// <summary>A desk that only says why it is halted, for a host that must still talk.</summary>
    public DeskLoop Unusable(JournalUnusableException reason) => DeskLoop.Halted(
        new DeskHaltedException($"HALTED. {reason.Message}", reason), loggers.CreateLogger<DeskLoop>());

    // A replayed clock is set by what the journal tells, and time does not go back before that.
    private DateTimeOffset NowAfter(DeskState state) =>
        state.JobsDoneUntil is { } done && done > time.GetUtcNow() ? done : time.GetUtcNow();

    private (DeskState State, JournalHead Head) Fold(BotDatabase database)
    {
        var state = DeskState.Empty;
        var head = JournalHead.Beginning;
        foreach (var (happened, at) in new JournalReader(database.Writer, folder).Events())
        {
            state = rules.Apply(state, happened);
            head = at;
        }

        return (state, head);
    }
}
