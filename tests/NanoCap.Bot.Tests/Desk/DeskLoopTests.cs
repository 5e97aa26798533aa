using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Desk;

public sealed class DeskLoopTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly MemoryJournal journal = new();
    private readonly DeskLoop loop;

    public DeskLoopTests() => loop = new DeskLoop(journal, SmallDesk.Rules, DeskState.Empty, NullLogger.Instance);

    private static DeskInput Jobs(int minute) => new DeskInput.JobsDone(SmallDesk.Evening.AddMinutes(minute));

    private static DeskInput Pause { get; } = new DeskInput.Pause(SmallDesk.Owner, SmallDesk.Evening);

    private static DeskInput Exit { get; } = new DeskInput.Exit(SmallDesk.Owner, SmallDesk.Evening);

    [Fact]
    public async Task What_saves_or_informs_goes_before_what_wants_something_new()
    {
        List<Task> told = [loop.PostAsync(Jobs(1), Never), loop.PostAsync(Pause, Never),
            loop.PostAsync(Jobs(2), Never), loop.PostAsync(Exit, Never)];

        Assert.Equal(4, loop.DecideWaiting());
        await Task.WhenAll(told);

        Assert.Equal(
            ["EntriesPaused", "ExitBegan", "JobsCompleted", "JobsCompleted"],
            journal.Events.Select(happened => happened.GetType().Name));
    }

    [Fact]
    public async Task Up_to_sixty_four_waiting_inputs_share_one_transaction_and_each_hears_of_its_own_events()
    {
        var told = Enumerable.Range(0, 70).Select(minute => loop.PostAsync(Jobs(minute), Never)).ToList();

        Assert.Equal(64, loop.DecideWaiting());
        Assert.Equal(6, loop.DecideWaiting());
        Assert.Equal(0, loop.DecideWaiting());

        Assert.Equal([64, 6], journal.Batches.Select(batch => batch.Count));
        var outcomes = await Task.WhenAll(told);
        Assert.All(outcomes.Index(), entry => Assert.Equal(
            new DeskEvent.JobsCompleted(SmallDesk.Evening.AddMinutes(entry.Index)),
            Assert.Single(entry.Item.Events)));
        Assert.Equal(SmallDesk.Evening.AddMinutes(3), outcomes[3].After.JobsDoneUntil);
    }

    [Fact]
    public async Task Each_input_is_decided_on_the_state_that_those_before_it_left()
    {
        var first = loop.PostAsync(Pause, Never);
        var second = loop.PostAsync(Pause, Never);

        loop.DecideWaiting();

        Assert.Single((await first).Events);
        Assert.Empty((await second).Events);
        Assert.Equal(DeskMode.Paused, (await second).After.Mode);
    }

    [Fact]
    public async Task Nobody_is_told_and_nothing_is_published_before_the_commit()
    {
        Task<DeskOutcome>? told = null;
        var seen = (WasTold: true, Published: DeskMode.Paused);
        journal.WhileCommitting = () => seen = (told!.IsCompleted, loop.State.Mode);
        told = loop.PostAsync(Pause, Never);

        loop.DecideWaiting();
        await told;

        Assert.Equal((false, DeskMode.Active), seen);
        Assert.Equal(DeskMode.Paused, loop.State.Mode);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_journal_that_cannot_be_written_halts_the_desk_and_nothing_of_the_batch_is_true()
    {
        journal.Failure = new JournalWriteException("The disk is full.", new IOException());
        var before = loop.State;
        List<Task<DeskOutcome>> posted = [loop.PostAsync(Pause, Never), loop.PostAsync(Jobs(1), Never)];
        var changed = loop.Changes.Next;

        loop.DecideWaiting();

        foreach (var told in posted.Append(loop.PostAsync(Exit, Never)))
        {
            var reason = await Assert.ThrowsAsync<DeskHaltedException>(() => told);
            Assert.Contains("The disk is full.", reason.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing that was recorded is lost", reason.Message, StringComparison.Ordinal);
            Assert.Contains("start again", reason.Message, StringComparison.Ordinal);
        }

        Assert.Same(before, loop.State);
        Assert.NotNull(loop.Halt);
        Assert.True(changed.IsCompleted);
        Assert.Empty(journal.Events);
        await loop.RunAsync(Never);
    }

    [Fact(Timeout = 20_000)]
    public async Task Inputs_that_still_waited_behind_the_failed_batch_are_refused_too()
    {
        journal.Failure = new InvalidOperationException("anything at all");
        var posted = Enumerable.Range(0, 100).Select(minute => loop.PostAsync(Jobs(minute), Never)).ToList();

        loop.DecideWaiting();

        await Assert.AllAsync(posted, told => Assert.ThrowsAsync<DeskHaltedException>(() => told));
    }

    [Fact]
    public async Task A_bug_in_a_rule_fails_its_own_input_alone()
    {
        var before = loop.PostAsync(Jobs(1), Never);
        var poison = loop.PostAsync(new DeskInput.Reject(13, null, SmallDesk.Owner, SmallDesk.Evening), Never);
        var after = loop.PostAsync(Jobs(2), Never);

        loop.DecideWaiting();

        await Assert.ThrowsAsync<InvalidOperationException>(() => poison);
        Assert.Single((await before).Events);
        Assert.Single((await after).Events);
        Assert.Equal(2, journal.Events.Count);
        Assert.Null(loop.Halt);
    }

    [Fact]
    public async Task An_input_called_back_in_time_is_not_decided()
    {
        using var patience = new CancellationTokenSource();
        var posted = loop.PostAsync(Pause, patience.Token);
        await patience.CancelAsync();

        loop.DecideWaiting();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posted);
        Assert.Empty(journal.Events);
        Assert.True(loop.IsIdle);
    }

    [Fact]
    public async Task A_published_state_never_changes_afterwards()
    {
        var empty = loop.State;
        var posted = loop.PostAsync(new DeskInput.Close(Symbol.Of("AAA"), SmallDesk.Owner, SmallDesk.Evening), Never);
        loop.DecideWaiting();
        var one = (await posted).After;
        var next = loop.PostAsync(new DeskInput.Close(Symbol.Of("BBB"), SmallDesk.Owner, SmallDesk.Evening), Never);
        loop.DecideWaiting();

        Assert.Empty(empty.Orders);
        Assert.Single(one.Orders);
        Assert.Equal(2, (await next).After.Orders.Count);
        Assert.Same((await next).After, loop.State);
    }

    [Fact]
    public async Task A_running_loop_decides_what_comes_and_stops_when_told()
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => loop.RunAsync(stop.Token), Never);

        for (var minute = 0; minute < 200; minute++)
        {
            var outcome = await loop.PostAsync(Jobs(minute), Never);
            // Who has been told can already see it.
            Assert.Same(outcome.After, loop.State);
        }

        await stop.CancelAsync();
        await running;
        Assert.Equal(200, journal.Events.Count);
        Assert.True(loop.IsIdle);
    }
}
