using System.Collections.Immutable;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Snapshots;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.Bot.Tests.Desk.Snapshots;

public sealed class DeskSnapshotTests : IDisposable
{
    private const int Lives = 60;

    private readonly TemporaryFolder temporary = new();

    public DeskSnapshotTests() => Directory.CreateDirectory(temporary.Path);

    private string Path => temporary.File("desk.snapshot");

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Every_part_of_the_desk_comes_back_from_a_snapshot_exactly()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var state = new AnyValue(seed).Of<DeskState>();

            var read = DeskSnapshot.Of(state, JournalHead.Beginning).State;

            Exactly.Same(state, read, "DeskState");
            Assert.Equal(DeskSnapshot.BytesOf(state), DeskSnapshot.BytesOf(read));
        }
    }

    [Fact]
    public void A_snapshot_and_the_events_after_it_give_what_all_events_give()
    {
        var cuts = 0;
        Parallel.For(1, Lives + 1, seed =>
        {
            var life = new RandomLife(seed, new Happenings());
            life.Live();
            var random = new Random(seed);
            var journal = life.Journal.Where(happened => happened.IsDurable).ToList();
            var all = journal.Aggregate(DeskState.Empty, TradingDesk.Apply);
            for (var tries = 0; tries < 4; tries++)
            {
                var cut = random.Next(journal.Count + 1);
                var folded = journal.Take(cut).Aggregate(DeskState.Empty, TradingDesk.Apply);
                var kept = DeskSnapshot.Of(folded, JournalHead.Beginning).State;

                var continued = journal.Skip(cut).Aggregate(kept, TradingDesk.Apply);

                Exactly.Same(all, continued, $"seed {seed}, cut {cut}: ");
                Assert.Equal(DeskSnapshot.BytesOf(all), DeskSnapshot.BytesOf(continued));
                Interlocked.Increment(ref cuts);
            }
        });
        Assert.Equal(Lives * 4, cuts);
    }

    [Fact]
    public void The_same_state_gives_the_same_bytes_however_its_hash_tables_grew()
    {
        string[] names = ["a", "b", "c", "d", "e", "f"];
        var forth = DeskState.Empty with { SplitActivities = [.. names] };
        var back = DeskState.Empty with
        {
            SplitActivities = names.Reverse().Aggregate(
                ImmutableHashSet<string>.Empty.Add("gone"), (set, name) => set.Add(name)).Remove("gone"),
        };

        Assert.Equal(DeskSnapshot.BytesOf(forth), DeskSnapshot.BytesOf(back));
    }

    [Fact]
    public void A_type_that_nobody_taught_is_refused_by_name()
    {
        var refusal = Assert.Throws<NotSupportedException>(Codec.Of<List<int>>);

        Assert.Contains("List", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_to_the_file_is_read_back()
    {
        var written = Write();

        var read = new DeskSnapshotFile(Path).Find(out _)!;

        Assert.Equal(written.At, read.At);
        Exactly.Same(written.State, read.State, "DeskState");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(250)]
    public void A_snapshot_with_one_changed_byte_counts_as_absent(int place)
    {
        Write();
        var bytes = File.ReadAllBytes(Path);
        bytes[place] ^= 1;
        File.WriteAllBytes(Path, bytes);

        Assert.Null(new DeskSnapshotFile(Path).Find(out var reason));
        Assert.Equal("it is not what was written", reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(200)]
    public void A_torn_snapshot_counts_as_absent(int length)
    {
        Write();
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..length]);

        Assert.Null(new DeskSnapshotFile(Path).Find(out _));
    }

    [Fact]
    public void A_snapshot_of_another_build_counts_as_absent()
    {
        new DeskSnapshotFile(Path).Write(
            DeskSnapshot.Of(DeskState.Empty, JournalHead.Beginning) with { Build = new string('a', 64) });

        Assert.Null(new DeskSnapshotFile(Path).Find(out var reason));
        Assert.Equal("another build of the program folded it", reason);
    }

    [Fact]
    public void The_build_is_that_of_the_code_that_folds_and_of_the_code_that_writes()
    {
        Assert.NotEqual(
            typeof(DeskState).Module.ModuleVersionId, typeof(DeskSnapshot).Module.ModuleVersionId);
        Assert.Matches("^[0-9a-f]{64}$", DeskSnapshot.ThisBuild);
    }

    private DeskSnapshot Write()
    {
        var snapshot = DeskSnapshot.Of(new AnyValue(7).Of<DeskState>(), new JournalHead(5, new string('b', 64)));
        new DeskSnapshotFile(Path).Write(snapshot);
        return snapshot;
    }
}
