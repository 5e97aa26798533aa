using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Benchmarks.Journals;

/// <summary>How long a start takes with a long journal, with and without its snapshot, and what an append costs that
/// is on the disk before it returns.</summary>
internal sealed class JournalBench : IDisposable
{
    private const int Runs = 3;
    private const int Appends = 500;
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("nanocap-journal-");
    private readonly StateFolder folder;

    private JournalBench() => folder = StateFolder.Open(directory.FullName, Time);

    /// <summary>With the number of events, one million unless told.</summary>
    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        using var bench = new JournalBench();
        bench.Run(count);
        return 0;
    }

    public void Dispose()
    {
        folder.Dispose();
        directory.Delete(recursive: true);
    }

    private void Run(int count)
    {
        LongLife.Write(folder, count);
        Say($"{count} events, {new FileInfo(folder.DatabaseFile).Length / 1_000_000.0:0} MB");
        using (var database = BotDatabase.Open(folder))
        {
            var reader = new JournalReader(database.Writer, folder);
            Measure("verify the chain", () => reader.Verify());
            Measure("verify and fold", () =>
                reader.Events().Aggregate(DeskState.Empty, (state, entry) => TradingDesk.Apply(state, entry.Happened)));
        }

        Measure("start without a snapshot", Start);
        Measure("verify, fold and keep", () =>
            new JournalKeeper(folder, TradingDesk.Apply, NullLogger<JournalKeeper>.Instance)
                .KeepOnce(CancellationToken.None));
        Say($"the snapshot has {new FileInfo(folder.SnapshotFile).Length / 1_000_000.0:0} MB");
        Measure("start with it", Start);
        Append(1);
        Append(DeskLoop.BatchSize);
    }

    private string Start()
    {
        var rules = new DeskFunctions((_, _) => [], TradingDesk.Apply);
        var recovered = new DeskRecovery(folder, rules, Time, NullLoggerFactory.Instance)
            .RecoverAsync((DeskOpening)null!, CancellationToken.None).GetAwaiter().GetResult();
        recovered.Dispose();
        return recovered.Journal.Head.Hash;
    }

    private void Append(int batch)
    {
        using var database = BotDatabase.Open(folder);
        var head = new JournalReader(database.Writer, folder).Verify();
        var models = new DeskReadModels(database, DeskReadModels.AllOf(database), NullLogger.Instance);
        using var journal = new SqliteJournal(database, models, new JournalHeadFile(folder.JournalHeadFile), head);
        var events = Enumerable.Range(0, batch)
            .Select(minute => new DeskEvent.JobsCompleted(Time.GetUtcNow().AddMinutes(minute))).ToList();
        var begin = Time.GetTimestamp();
        for (var left = Appends; left > 0; left--)
        {
            journal.Append(new DeskChange(DeskState.Empty, events, DeskState.Empty));
        }

        var seconds = Time.GetElapsedTime(begin).TotalSeconds;
        Say($"durable appends of {batch}: {Appends / seconds:0} batches/s, {Appends * batch / seconds:0} events/s");
    }

    private static void Measure<T>(string what, Func<T> work)
    {
        var seconds = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            GC.Collect();
            var begin = Time.GetTimestamp();
            GC.KeepAlive(work());
            seconds.Add(Time.GetElapsedTime(begin).TotalSeconds);
        }

        var runs = seconds.Select(one => one.ToString("0.00", CultureInfo.InvariantCulture));
        Say($"{what}: {string.Join(", ", runs)} s");
    }

    private static void Say(FormattableString text) =>
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
