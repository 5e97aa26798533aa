using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>What the timed reader brings to the desk, and that it never stops.</summary>
public sealed class SafetyReaderTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly ManualTimeProvider clock = new(Desks.Evening);
    private readonly FakeDesk desk = new(Desks.SecondEvening);

    [Fact]
    public async Task Each_source_that_exists_is_told_and_one_that_fails_is_told_as_unknown()
    {
        await Reader(
            [new Source(SilenceGate.Data, () => 3), new Source(ClockSkewGate.Name, () => throw new TimeoutException())])
            .ReadOnceAsync(Never);

        var read = Assert.IsType<DeskInput.SafetyRead>(Assert.Single(desk.Inputs));
        Assert.Equal([new Gauge(SilenceGate.Data, 3), new Gauge(ClockSkewGate.Name, null)], read.Gauges);
        Assert.Empty(read.Prices!);
        Assert.NotNull(read.Market);
        Assert.Equal(Desks.Evening, read.At);
    }

    [Fact]
    public async Task Prices_that_do_not_come_are_none_and_prices_that_come_are_those_of_holdings()
    {
        await Reader([], new Prices(() => throw new InvalidOperationException())).ReadOnceAsync(Never);
        Assert.Null(Assert.IsType<DeskInput.SafetyRead>(desk.Inputs[0]).Prices);

        await Reader([], new Prices(() => double.NaN)).ReadOnceAsync(Never);
        var told = Assert.IsType<DeskInput.SafetyRead>(desk.Inputs[1]).Prices!;
        Assert.Equal(desk.State.Positions.Keys, told.Keys);
        Assert.All(told.Values, price => Assert.True(double.IsNaN(price!.Value)));
    }

    [Fact]
    public async Task The_timer_reads_at_once_and_every_fifteen_seconds_also_after_a_failure()
    {
        var fails = true;
        desk.Decide = (_, state) => fails ? throw new InvalidOperationException("once") : new([], state);
        using var timer = new SafetyTimer(Reader([]), clock, NullLogger<SafetyTimer>.Instance);
        await timer.StartAsync(Never);
        await UntilAsync(() => desk.Inputs.Count == 1 && clock.TimersSet > 0);
        fails = false;
        for (var reading = 2; reading <= 4; reading++)
        {
            clock.Advance(SafetyTimer.Period);
            await UntilAsync(() => desk.Inputs.Count == reading);
        }

        await timer.StopAsync(Never);
        Assert.True(timer.ExecuteTask!.IsCompletedSuccessfully);
    }

    private SafetyReader Reader(IEnumerable<IGaugeSource> gauges, params IHoldingPrices[] prices) => new(
        desk, new FakeMarket(), gauges, prices, clock, NullLogger<SafetyReader>.Instance);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var turn = 0; turn < 100_000 && !isSo(); turn++)
        {
            await Task.Yield();
        }

        Assert.True(isSo());
    }

    private sealed class Source(string gate, Func<double?> read) : IGaugeSource
    {
        public string Gate => gate;

        public Task<double?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(read());
    }

    private sealed class Prices(Func<double?> read) : IHoldingPrices
    {
        public Task<IReadOnlyDictionary<Symbol, double?>> ReadAsync(
            IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Symbol, double?>>(symbols.ToDictionary(symbol => symbol, _ => read()));
    }
}
