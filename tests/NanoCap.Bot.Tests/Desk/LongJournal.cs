using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Snapshots;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>A state folder with a journal that is long enough for a snapshot.</summary>
internal static class LongJournal
{
    public const int Batch = 500;

    public static JournalKeeper KeeperOf(TemporaryFolder temporary) => new(
        new NanoCap.Bot.Storage.StateFiles(temporary.Path), TradingDesk.Apply, NullLogger<JournalKeeper>.Instance);

    /// <summary>Appends so many events and closes.</summary>
    public static void Grow(TemporaryFolder temporary, int events)
    {
        using var journal = new OpenJournal(temporary);
        for (var left = events; left > 0; left -= Batch)
        {
            var first = journal.Journal.Head.Sequence;
            journal.Append([.. Enumerable.Range(0, Math.Min(Batch, left)).Select(place =>
                (DeskEvent)new DeskEvent.JobsCompleted(SmallDesk.Evening.AddMinutes(first + place)))]);
        }
    }

    public static DeskSnapshot? FindSnapshot(TemporaryFolder temporary) =>
        new DeskSnapshotFile(temporary.File("desk.snapshot")).Find(out _);

    public static void Execute(TemporaryFolder temporary, string text)
    {
        using var journal = new OpenJournal(temporary);
        journal.Execute(text);
    }

    /// <summary>Starts the desk of the folder, as the bot does, and uses it.</summary>
    public static async Task StartAsync(TemporaryFolder temporary, Action<RecoveredDesk> use)
    {
        using var folder = temporary.Open();
        var rules = new DeskFunctions(SmallDesk.Rules.Decide, TradingDesk.Apply);
        using var desk = await new DeskRecovery(folder, rules, temporary.Clock, NullLoggerFactory.Instance)
            .RecoverAsync(SmallDesk.Opening, CancellationToken.None);
        use(desk);
    }
}
