using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Snapshots;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Desk;

public sealed class JournalKeeperTests : IDisposable
{
    private const int Enough = JournalKeeper.EventsBetweenSnapshots;
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void A_short_journal_needs_no_snapshot()
    {
        LongJournal.Grow(temporary, Enough - 1);

        Assert.Equal(Enough - 1, LongJournal.KeeperOf(temporary).KeepOnce(Never).Sequence);

        Assert.Null(LongJournal.FindSnapshot(temporary));
    }

    [Fact]
    public async Task A_start_from_a_snapshot_has_the_state_that_the_whole_journal_gives()
    {
        LongJournal.Grow(temporary, Enough);
        byte[] folded = [];
        await LongJournal.StartAsync(temporary, desk =>
        {
            Assert.Null(desk.Snapshot);
            folded = DeskSnapshot.BytesOf(desk.Loop.State);
        });
        LongJournal.KeeperOf(temporary).KeepOnce(Never);
        var kept = LongJournal.FindSnapshot(temporary)!;

        await LongJournal.StartAsync(temporary, desk =>
        {
            Assert.Equal(kept.At, desk.Snapshot);
            Assert.Equal(folded, DeskSnapshot.BytesOf(desk.Loop.State));
            Assert.Equal(desk.Journal.Head.Sequence, kept.At.Sequence);
        });
    }

    [Fact]
    public async Task The_events_after_a_snapshot_are_verified_and_folded()
    {
        LongJournal.Grow(temporary, Enough);
        LongJournal.KeeperOf(temporary).KeepOnce(Never);
        LongJournal.Grow(temporary, 30);

        await LongJournal.StartAsync(temporary, desk =>
        {
            Assert.NotNull(desk.Snapshot);
            Assert.Equal(SmallDesk.Evening.AddMinutes(Enough + 29), desk.Loop.State.JobsDoneUntil);
        });
        LongJournal.Execute(temporary, $"UPDATE journal SET at_ms = at_ms + 1 WHERE sequence = {Enough + 7}");
        var refusal = await Assert.ThrowsAsync<JournalUnusableException>(
            () => LongJournal.StartAsync(temporary, _ => { }));

        Assert.Equal(Enough + 7, refusal.Sequence);
    }

    [Theory]
    [InlineData("DELETE FROM journal WHERE sequence > 10000")]
    [InlineData("UPDATE journal SET hash = randomblob(32) WHERE sequence = 10010")]
    public async Task A_snapshot_does_not_hide_a_journal_that_lost_its_end(string tampering)
    {
        LongJournal.Grow(temporary, Enough + 10);
        LongJournal.KeeperOf(temporary).KeepOnce(Never);
        LongJournal.Execute(temporary, tampering);

        var refusal = await Assert.ThrowsAsync<JournalUnusableException>(
            () => LongJournal.StartAsync(temporary, _ => { }));

        Assert.InRange(refusal.Sequence!.Value, Enough + 1, Enough + 10);
    }

    [Fact]
    public async Task A_head_that_was_noted_before_the_snapshot_must_still_be_the_journals()
    {
        LongJournal.Grow(temporary, Enough);
        LongJournal.KeeperOf(temporary).KeepOnce(Never);
        new JournalHeadFile(temporary.File("journal.head")).Write(new JournalHead(5, new string('d', 64)));

        var refusal = await Assert.ThrowsAsync<JournalUnusableException>(
            () => LongJournal.StartAsync(temporary, _ => { }));

        Assert.Equal(5, refusal.Sequence);
    }

    [Fact]
    public async Task A_snapshot_of_another_journal_is_not_used()
    {
        LongJournal.Grow(temporary, Enough);
        LongJournal.KeeperOf(temporary).KeepOnce(Never);
        var foreign = LongJournal.FindSnapshot(temporary)!;
        new DeskSnapshotFile(temporary.File("desk.snapshot")).Write(
            foreign with { At = foreign.At with { Hash = new string('c', 64) } });

        await LongJournal.StartAsync(temporary, desk => Assert.Null(desk.Snapshot));
    }

    [Fact]
    public void A_row_edited_behind_the_snapshot_is_found_beside_the_running_desk()
    {
        LongJournal.Grow(temporary, Enough);
        var keeper = LongJournal.KeeperOf(temporary);
        keeper.KeepOnce(Never);
        LongJournal.Execute(temporary, "UPDATE journal SET at_ms = at_ms + 1 WHERE sequence = 77");

        Assert.Equal(77, Assert.Throws<JournalUnusableException>(() => keeper.KeepOnce(Never)).Sequence);
    }

    [Fact]
    public void A_snapshot_that_says_something_else_is_deleted_and_told()
    {
        LongJournal.Grow(temporary, Enough);
        var keeper = LongJournal.KeeperOf(temporary);
        keeper.KeepOnce(Never);
        var kept = LongJournal.FindSnapshot(temporary)!;
        new DeskSnapshotFile(temporary.File("desk.snapshot")).Write(
            DeskSnapshot.Of(kept.State with { ExitCount = 3 }, kept.At));

        var refusal = Assert.Throws<JournalUnusableException>(() => keeper.KeepOnce(Never));

        Assert.Contains("it was deleted", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(temporary.File("desk.snapshot")));
    }

    [Fact]
    public void A_snapshot_is_kept_anew_when_enough_was_added()
    {
        LongJournal.Grow(temporary, Enough);
        var keeper = LongJournal.KeeperOf(temporary);
        keeper.KeepOnce(Never);
        LongJournal.Grow(temporary, 500);
        keeper.KeepOnce(Never);
        Assert.Equal(Enough, LongJournal.FindSnapshot(temporary)!.At.Sequence);

        LongJournal.Grow(temporary, Enough - 500);
        keeper.KeepOnce(Never);

        Assert.Equal(2 * Enough, LongJournal.FindSnapshot(temporary)!.At.Sequence);
    }

    [Fact]
    public async Task What_is_found_wrong_beside_it_halts_a_desk_that_began_with_a_snapshot()
    {
        LongJournal.Grow(temporary, Enough);
        LongJournal.KeeperOf(temporary).KeepOnce(Never);
        LongJournal.Execute(temporary, "UPDATE journal SET at_ms = at_ms + 1 WHERE sequence = 77");

        await LongJournal.StartAsync(temporary, desk =>
        {
            Assert.Null(desk.Loop.HaltedBecause);
            KeepingOf(desk).KeepOnce(Never);

            Assert.StartsWith(
                "HALTED. The journal's chain is broken: entry 77", desk.Loop.HaltedBecause, StringComparison.Ordinal);
            Assert.Equal(0, desk.Loop.DecideWaiting());
        });
    }

    [Fact]
    public async Task Keeping_is_due_after_a_start_from_a_snapshot_after_many_events_and_once_a_day()
    {
        LongJournal.Grow(temporary, Enough);
        await LongJournal.StartAsync(temporary, desk =>
        {
            var keeping = KeepingOf(desk);
            Assert.True(keeping.IsDue, "many events and no snapshot");
            keeping.KeepOnce(Never);
            Assert.False(keeping.IsDue, "all is done");
            temporary.Clock.Advance(JournalKeeping.Everything);
            Assert.True(keeping.IsDue, "a day has passed");
        });
        await LongJournal.StartAsync(temporary, desk => Assert.True(KeepingOf(desk).IsDue, "began with a snapshot"));
    }

    private JournalKeeping KeepingOf(RecoveredDesk desk) =>
        new(LongJournal.KeeperOf(temporary), desk, temporary.Clock, NullLogger<JournalKeeping>.Instance);
}
