using NanoCap.Bot.Desk.Snapshots;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>Looks after the journal beside the loop, on a reading connection of its own: verifies and folds all of it,
/// holds the kept snapshot against that, and keeps a fresh one when enough was added. A snapshot is thus always the
/// fold of a journal that was verified from its first entry, never of another snapshot.</summary>
/// <param name="files">Where the journal lies.</param>
/// <param name="apply">The fold.</param>
/// <param name="logger">Hears what was done.</param>
internal sealed partial class JournalKeeper(
    StateFiles files, Func<DeskState, DeskEvent, DeskState> apply, ILogger<JournalKeeper> logger)
{
    /// <summary>Shorter journals are folded faster than anybody notices and have no snapshot; a start never folds many
    /// more than these.</summary>
    public const int EventsBetweenSnapshots = 10_000;

    private readonly DeskSnapshotFile file = new(files.SnapshotFile);

    /// <summary>How far the journal reaches, all of it verified.</summary>
    /// <exception cref="JournalUnusableException">The journal is not what was written, or the snapshot is not what it
    /// gives; that snapshot is gone.</exception>
    public JournalHead KeepOnce(CancellationToken cancellationToken)
    {
        using var connection = BotDatabase.OpenForReading(files);
        var kept = file.Find(out _);
        var state = DeskState.Empty;
        JournalEntry? last = null;
        foreach (var entry in new JournalReader(connection, files).Events())
        {
            cancellationToken.ThrowIfCancellationRequested();
            state = apply(state, entry.Happened);
            last = entry.Entry;
            if (last.Sequence == kept?.At.Sequence)
            {
                Compare(kept, state, last);
            }
        }

        var head = last?.Head ?? JournalHead.Beginning;
        if (head.Sequence - (kept?.At.Sequence ?? 0) is >= EventsBetweenSnapshots or < 0)
        {
            file.Write(DeskSnapshot.Of(state, head));
            LogKept(logger, head.Sequence);
        }

        LogVerified(logger, head.Sequence);
        return head;
    }

    private void Compare(DeskSnapshot kept, DeskState state, JournalEntry entry)
    {
        if (entry.Head == kept.At && kept.Content.Span.SequenceEqual(DeskSnapshot.BytesOf(state)))
        {
            return;
        }

        file.Delete();
        throw new JournalUnusableException(
            $"The snapshot {files.SnapshotFile} is not what the journal gives at entry {entry.Sequence}; it was "
            + "deleted. The journal itself is whole so far: start again, and it is folded from its first entry.",
            files,
            entry.Sequence);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A snapshot of the desk at entry {Sequence} was kept")]
    private static partial void LogKept(ILogger logger, long sequence);

    [LoggerMessage(Level = LogLevel.Information, Message = "The journal was verified, folded up to entry {Sequence}")]
    private static partial void LogVerified(ILogger logger, long sequence);
}
