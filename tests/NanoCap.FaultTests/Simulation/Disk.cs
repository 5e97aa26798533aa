using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.FaultTests.Simulation;

/// <summary>The journal as it lies on the disk: the real entries in the real chain; what was not committed is gone
/// after the next start.</summary>
internal sealed class Disk
{
    private readonly List<JournalEntry> written = [];
    private readonly List<DeskEvent> events = [];
    private readonly List<int> writers = [];
    private int committed;

    /// <summary>Until then nothing can be written.</summary>
    public DateTimeOffset FullUntil { get; set; }

    public int WriterOf(int index) => writers[index];

    public JournalHead Head => committed == 0 ? JournalHead.Beginning : written[committed - 1].Head;

    /// <summary>What is durable.</summary>
    public IReadOnlyList<DeskEvent> Events => events;

    /// <summary>Writes a batch whose first <paramref name="upTo"/> entries reach the disk, and commits it if all did.
    /// </summary>
    public JournalHead Write(JournalHead head, IEnumerable<DeskEvent> batch, int upTo, int writer)
    {
        written.RemoveRange(committed, written.Count - committed);
        var previous = Convert.FromHexString(head.Hash);
        var sequence = head.Sequence;
        var all = batch.ToList();
        foreach (var happened in all.Take(upTo))
        {
            var (name, version) = DeskEventCatalog.NameOf(happened);
            var entry = JournalEntry.Chained(
                previous, ++sequence, happened.At.ToUnixTimeMilliseconds(), name, version,
                DeskEventCatalog.Write(happened));
            written.Add(entry);
            previous = entry.Hash;
        }

        if (upTo >= all.Count)
        {
            // As they are read again: a negative zero, for one, comes back without its sign.
            events.AddRange(written.Skip(committed).Select(entry => DeskEventCatalog.Find(entry)!));
            writers.AddRange(Enumerable.Repeat(writer, written.Count - committed));
            committed = written.Count;
        }

        return Head;
    }

    /// <summary>Reads, verifies and decodes every entry as a start does.</summary>
    public IReadOnlyList<DeskEvent> Read()
    {
        written.RemoveRange(committed, written.Count - committed);
        var previous = Convert.FromHexString(JournalHead.Beginning.Hash);
        var read = new List<DeskEvent>(written.Count);
        foreach (var entry in written)
        {
            Assert.True(entry.Follows(previous), $"The chain breaks at entry {entry.Sequence}.");
            Assert.Equal(read.Count + 1, entry.Sequence);
            previous = entry.Hash;
            read.Add(DeskEventCatalog.Find(entry)!);
        }

        return read;
    }
}
