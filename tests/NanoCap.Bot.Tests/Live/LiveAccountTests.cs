using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Live;

/// <summary>Which account a state folder belongs to, and with what a new one begins.</summary>
public sealed class LiveAccountTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_paper_account_is_never_run_as_a_replay_nor_a_replay_as_paper()
    {
        await using var world = await LiveWorld.StartAsync();
        await world.StartBotAsync();
        await world.StopBotAsync();
        var asReplay = world.Options with
        {
            Broker = new() { Kind = BrokerKind.Simulated }, MarketData = new(), Alpaca = new(),
        };
        var refused = await Assert.ThrowsAsync<MarketDataException>(() => world.StartBotAsync(asReplay));
        Assert.Contains("holds a PAPER account (Alpaca paper)", refused.Message, StringComparison.Ordinal);

        var other = world.Options with { State = new() { Folder = world.Options.State.Folder + "-replay" } };
        await world.StartBotAsync(asReplay with { State = other.State });
        await world.StopBotAsync();
        refused = await Assert.ThrowsAsync<MarketDataException>(() => world.StartBotAsync(other));
        Assert.Contains("cannot be run as PAPER", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_account_begins_with_the_brokers_cash_and_counts_no_deposit_twice()
    {
        await using var world = await LiveWorld.StartAsync();
        await world.DoAsync(new ControlCommand.MoveCash(CashFlowKind.Deposit, new Usd(500m)));
        await world.StartBotAsync();
        await world.UntilAsync(state => state.IsReconciled, Step, "reconciliation");
        Assert.Equal(new Usd(1_500m), world.State.Opening!.Cash);
        Assert.Equal(new Usd(1_500m), world.State.Books.Cash);
        await world.DoAsync(new ControlCommand.MoveCash(CashFlowKind.Deposit, new Usd(50m)));
        await world.UntilAsync(
            state => state.Books.Cash == new Usd(1_550m), TimeSpan.FromMinutes(2), "the deposit to be booked");
        Assert.Empty(world.State.Differences);
    }

    [Fact]
    public async Task A_broker_that_cannot_be_reached_at_the_first_start_is_waited_for_and_that_is_said()
    {
        await using var world = await LiveWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Fault(FaultKind.FailBeforeAccept, Times: 3, Status: 503));
        var starting = world.StartBotAsync();
        while (!starting.IsCompleted)
        {
            if (world.IsLineQuiet)
            {
                world.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.WhenAny(
                starting, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None));
        }

        await starting;
        Assert.Equal(new Usd(1_000m), world.State.Opening!.Cash);
        Assert.Contains("is tried again in 5 s", world.Warnings.ToString(), StringComparison.Ordinal);
    }
}
