using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Tests.Risk.Breakers;

/// <summary>Losses in a row and refused orders are counted.</summary>
public sealed class CountingBreakerTests
{
    private static readonly DateTimeOffset At = new(2024, 6, 5, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("-----", 5)]
    [InlineData("-+----", 4)]
    [InlineData("-----+", 0)]
    [InlineData("----0", 0)]
    [InlineData("", 0)]
    public void Losses_in_a_row_end_with_one_that_is_none(string results, int expected) =>
        Assert.Equal(expected, LossStreakBreaker.Measure(With([.. results.Select(Trade)])));

    [Fact]
    public void Fees_make_a_loss_of_a_trade_that_gained_less() =>
        Assert.Equal(1, LossStreakBreaker.Measure(With(
            Trade('+', 0) with { Realised = new Usd(0.10m), Fees = new Usd(0.11m) })));

    [Fact]
    public void Sales_of_one_position_count_together_and_only_when_it_is_gone()
    {
        var first = Trade('-', 0);
        var second = first with { Number = 2, Realised = new Usd(3m) };
        Assert.Equal(0, LossStreakBreaker.Measure(With(first, second)));
        Assert.Equal(1, LossStreakBreaker.Measure(With(first, second with { Realised = new Usd(1m) })));

        var held = With(first).Holding(first.Symbol.Value, 5m, 10m, entry: first.EntrySession);
        Assert.Equal(0, LossStreakBreaker.Measure(held));
    }

    [Fact]
    public void What_was_closed_before_the_latest_resume_does_not_count()
    {
        var desk = With([.. "-----".Select(Trade)]);
        var resumed = TradingDesk.Apply(
            desk, new DeskEvent.EntriesResumed(desk.Equity, new Actor("console", "owner"), At));

        Assert.Equal(0, LossStreakBreaker.Measure(resumed));
        Assert.True(LossStreakBreaker.Judge(desk, RiskProfiles.SmallAccount).IsReached);
    }

    [Fact]
    public void Refusals_count_for_ten_minutes()
    {
        var desk = DeskState.Empty with
        {
            Safety = SafetyState.Empty with { Refusals = [At, At.AddMinutes(4), At.AddMinutes(9)] },
        };

        Assert.Equal(3m, Refused(desk, At.AddMinutes(9)));
        Assert.True(RefusedOrdersBreaker.Judge(desk, RiskProfiles.SmallAccount, At.AddMinutes(9)).IsReached);
        Assert.Equal(2m, Refused(desk, At.AddMinutes(10)));
        Assert.Equal(0m, Refused(desk, At.AddMinutes(19)));
    }

    private static decimal Refused(DeskState desk, DateTimeOffset at) =>
        RefusedOrdersBreaker.Judge(desk, RiskProfiles.SmallAccount, at).Measured;

    private static DeskState With(params ClosedTrade[] trades) => DeskState.Empty with { Trades = [.. trades] };

    private static ClosedTrade Trade(char result, int place)
    {
        var session = new DateOnly(2024, 5, 1).AddDays(place);
        return new ClosedTrade(
            place + 1, Symbol.Of($"S{place}"), "momentum", place + 1, session, session, Quantity.Of(10m),
            Price.Of(10m), Price.Of(10m), new Usd(result switch { '-' => -2m, '+' => 2m, _ => 0m }), Usd.Zero,
            ExitReason.Time);
    }
}
