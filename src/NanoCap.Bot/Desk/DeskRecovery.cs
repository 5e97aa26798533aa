using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Desk.Snapshots;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The only way to start: open, verify, fold the journal, and tell the desk. What a snapshot covers is folded
/// and verified again beside the running desk, by <see cref="JournalKeeper"/>.</summary>
/// <remarks>After it the desk wants the broker's books read and asks after every order whose answer it does not know;
/// the performer does that like any other work.</remarks>
internal sealed partial class DeskRecovery(
    StateFiles folder, DeskFunctions rules, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger logger = loggers.CreateLogger<DeskRecovery>();

    /// <exception cref="JournalUnusableException">The journal cannot be trusted; see <see
    /// cref="Unusable"/>.</exception>
    /// <exception cref="DeskHaltedException">It can be read but not written.</exception>
    public Task<RecoveredDesk> RecoverAsync(DeskOpening opening, CancellationToken cancellationToken) =>
        RecoverAsync(_ => Task.FromResult(opening), cancellationToken);

    /// <param name="openNew">What a new account begins with; asked only where the journal knows of none.</param>
    /// <param name="cancellationToken">Gives up while the new account is asked after.</param>
    /// <inheritdoc cref="RecoverAsync(DeskOpening, CancellationToken)"/>
    public async Task<RecoveredDesk> RecoverAsync(
        Func<CancellationToken, Task<DeskOpening>> openNew, CancellationToken cancellationToken)
    {
        RefuseToBeginAnew();
        var database = BotDatabase.Open(folder);
        try
        {
            var (state, head, snapshot) = Fold(database);
            var readModels = new DeskReadModels(
                database, DeskReadModels.AllOf(database), loggers.CreateLogger<DeskReadModels>());
            readModels.RebuildStale(() => new JournalReader(database.Writer, folder)
                .Events().Select(entry => entry.Happened), state);
            var opening = state.Opening ?? await openNew(cancellationToken);
            var journal = new SqliteJournal(
                database, readModels, new JournalHeadFile(folder.JournalHeadFile), head);
            var loop = await BeginAsync(
                journal, rules, state, opening, time, loggers.CreateLogger<DeskLoop>(), cancellationToken);
            return new RecoveredDesk(loop, journal, database, snapshot);
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

    /// <summary>The desk that goes on where its journal ends, told that it starts.</summary>
    /// <exception cref="DeskHaltedException">The journal cannot be written.</exception>
    public static async Task<DeskLoop> BeginAsync(
        IDeskJournal journal,
        DeskFunctions rules,
        DeskState recovered,
        DeskOpening opening,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var loop = new DeskLoop(journal, rules, recovered, logger);
        var started = loop.PostAsync(
            new DeskInput.Started(opening, NowAfter(recovered, time)), cancellationToken);
        loop.DecideWaiting();
        await started;
        return loop;
    }

    /// <summary>A desk that only says why it is halted, for a host that must still talk.</summary>
    public DeskLoop Unusable(JournalUnusableException reason) => DeskLoop.Halted(
        new DeskHaltedException($"HALTED. {reason.Message}", reason), loggers.CreateLogger<DeskLoop>());

    // A new, empty database in place of a lost one would also hide that it was lost.
    private void RefuseToBeginAnew()
    {
        if (File.Exists(folder.JournalHeadFile) && !File.Exists(folder.DatabaseFile))
        {
            throw new JournalUnusableException(
                $"The database {folder.DatabaseFile} is missing, and {folder.JournalHeadFile} says that there was one.",
                folder);
        }
    }

    // A replayed clock is set by what the journal tells, and time does not go back before that.
    private static DateTimeOffset NowAfter(DeskState state, TimeProvider time) =>
        state.JobsDoneUntil is { } done && done > time.GetUtcNow() ? done : time.GetUtcNow();

    private (DeskState State, JournalHead Head, JournalHead? Snapshot) Fold(BotDatabase database)
    {
        var reader = new JournalReader(database.Writer, folder);
        var snapshot = FindSnapshot(reader);
        var state = snapshot?.State ?? DeskState.Empty;
        var head = snapshot?.At ?? JournalHead.Beginning;
        JournalEntry? last = null;
        foreach (var entry in reader.EventsAfter(head))
        {
            state = rules.Apply(state, entry.Happened);
            last = entry.Entry;
        }

        return (state, last?.Head ?? head, snapshot?.At);
    }

    /// <summary>Only a snapshot of this build that lies on the journal's chain is used; the journal decides.</summary>
    private DeskSnapshot? FindSnapshot(JournalReader reader)
    {
        var snapshot = new DeskSnapshotFile(folder.SnapshotFile).Find(out var reason);
        if (snapshot is not null && !reader.Holds(snapshot.At))
        {
            reason = $"the journal has no such entry {snapshot.At.Sequence}";
            snapshot = null;
        }

        if (snapshot is null)
        {
            LogFoldedAll(logger, reason);
        }

        return snapshot;
    }

    [LoggerMessage(
        Level = LogLevel.Information, Message = "The journal was folded from its first entry; its snapshot: {Reason}")]
    private static partial void LogFoldedAll(ILogger logger, string reason);
}
