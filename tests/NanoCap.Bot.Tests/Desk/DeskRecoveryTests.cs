using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk;

public sealed class DeskRecoveryTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task The_first_start_opens_the_account_and_a_later_one_writes_nothing()
    {
        Assert.Equal(["DeskOpened"], await StartAsync(_ => Task.CompletedTask));
        Assert.Equal(["DeskOpened"], await StartAsync(_ => Task.CompletedTask));
    }

    [Fact]
    public async Task A_restart_finds_everything_that_was_confirmed_and_asks_after_what_was_being_sent()
    {
        var id = SmallDesk.OrderIn("AAA").Id;
        await StartAsync(async desk =>
        {
            await PostAsync(desk, new DeskInput.Close(Symbol.Of("AAA"), SmallDesk.Owner, SmallDesk.Evening));
            await PostAsync(desk, new DeskInput.Pause(SmallDesk.Owner, SmallDesk.Evening));
            await PostAsync(desk, new DeskInput.SendStarting(id, SmallDesk.Evening));
        });

        await StartAsync(desk =>
        {
            Assert.Equal(DeskMode.Paused, desk.Loop.State.Mode);
            Assert.Equal(OrderStatus.Unknown, desk.Loop.State.Orders[id].Status);
            Assert.Equal(["look-up:nc-x-AAA-1", "read-broker"], desk.Loop.State.Work.Select(work => work.Id).Order());
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Recovering_twice_writes_nothing_the_second_time()
    {
        var id = SmallDesk.OrderIn("AAA").Id;
        await StartAsync(async desk =>
        {
            await PostAsync(desk, new DeskInput.Close(Symbol.Of("AAA"), SmallDesk.Owner, SmallDesk.Evening));
            await PostAsync(desk, new DeskInput.SendStarting(id, SmallDesk.Evening));
        });
        var first = await StartAsync(_ => Task.CompletedTask);
        var ordersAfterFirst = OrderRows();

        var second = await StartAsync(_ => Task.CompletedTask);

        Assert.Equal(first, second);
        Assert.Equal(ordersAfterFirst, OrderRows());
        Assert.Equal(["nc-x-AAA-1|Unknown"], ordersAfterFirst);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_trusted_gives_a_desk_that_talks_but_decides_nothing()
    {
        await StartAsync(desk => PostAsync(desk, new DeskInput.Pause(SmallDesk.Owner, SmallDesk.Evening)));
        using (var journal = new OpenJournal(temporary))
        {
            journal.Execute("UPDATE journal SET json = X'7B7D' WHERE sequence = 2");
        }

        using var folder = temporary.Open();
        var recovery = new DeskRecovery(folder, SmallDesk.Rules, temporary.Clock, NullLoggerFactory.Instance);
        var reason = await Assert.ThrowsAsync<JournalUnusableException>(
            () => recovery.RecoverAsync(SmallDesk.Opening, Never));
        var loop = recovery.Unusable(reason);

        Assert.Equal(2, reason.Sequence);
        var told = await Assert.ThrowsAsync<DeskHaltedException>(
            () => loop.PostAsync(new DeskInput.Pause(SmallDesk.Owner, SmallDesk.Evening), Never));
        Assert.StartsWith("HALTED. The journal's chain is broken: entry 2", told.Message, StringComparison.Ordinal);
        Assert.Contains("start with --state and the name of a new folder", told.Message, StringComparison.Ordinal);
        Assert.Empty(loop.State.Work);
        await loop.RunAsync(Never);
    }

    [Fact]
    public async Task A_disk_that_is_full_at_work_halts_the_desk_and_the_next_start_has_all_that_was_confirmed()
    {
        var confirmed = 0;
        await StartAsync(async desk =>
        {
            using var command = desk.Database.Writer.CreateCommand();
            command.CommandText = "PRAGMA page_count";
            command.CommandText = $"PRAGMA max_page_count = {(long)command.ExecuteScalar()! + 2}";
            command.ExecuteNonQuery();
            await Assert.ThrowsAsync<DeskHaltedException>(async () =>
            {
                while (confirmed < 1000)
                {
                    await PostAsync(
                        desk, new DeskInput.JobsDone(SmallDesk.Evening.AddMinutes(confirmed)));
                    confirmed++;
                }
            });
            Assert.Contains("full", desk.Loop.Halt!.Message, StringComparison.Ordinal);
        });

        var events = await StartAsync(_ => Task.CompletedTask);

        Assert.InRange(confirmed, 1, 999);
        Assert.Equal(confirmed, events.Count(name => name == "JobsCompleted"));
    }

    private static async Task PostAsync(RecoveredDesk desk, DeskInput input)
    {
        var posted = desk.Loop.PostAsync(input, Never);
        desk.Loop.DecideWaiting();
        await posted;
    }

    private async Task<List<string>> StartAsync(Func<RecoveredDesk, Task> use)
    {
        using var folder = temporary.Open();
        var recovery = new DeskRecovery(folder, SmallDesk.Rules, temporary.Clock, NullLoggerFactory.Instance);
        using var desk = await recovery.RecoverAsync(SmallDesk.Opening, Never);
        await use(desk);
        return [.. new JournalReader(desk.Database.Writer, folder).Entries().Select(entry => entry.Type)];
    }

    private List<string> OrderRows()
    {
        using var journal = new OpenJournal(temporary);
        return journal.Rows("SELECT id, status FROM orders");
    }
}
