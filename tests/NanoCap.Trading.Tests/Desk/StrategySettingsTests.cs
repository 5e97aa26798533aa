using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Desk;

public sealed class StrategySettingsTests
{
    private static readonly DateTimeOffset At = new(2024, 6, 5, 21, 0, 0, TimeSpan.Zero);
    private static readonly Actor Anna = new("console", "anna");

    private static readonly TradingDesk Desk = new(
        new DeskRules(RiskProfiles.SmallAccount, TradingCalendar.Nyse, JobTimes.Standard)
        {
            Strategies = new StrategyBounds(["momentum", "mean-reversion"], new Ratio(0.05m), new Ratio(0.60m)),
        });

    [Fact]
    public void A_switch_and_a_weight_are_kept_with_old_and_new_value()
    {
        var off = Post(DeskState.Empty, isOn: false);
        Assert.Equal(
            new DeskEvent.StrategySet(
                "momentum", StrategySetting.Usual, new StrategySetting(false, null), Anna, At),
            Assert.Single(off.Events));
        Assert.False(off.State.SettingOf("momentum").IsOn);
        Assert.True(off.State.SettingOf("mean-reversion").IsOn);

        var weighed = Post(off.State, weight: 0.25m);
        Assert.Equal(new StrategySetting(false, new Ratio(0.25m)), weighed.State.SettingOf("momentum"));

        var on = Post(weighed.State, isOn: true);
        Assert.Equal(new StrategySetting(true, new Ratio(0.25m)), on.State.SettingOf("momentum"));
    }

    [Theory]
    [InlineData(0.05, null)]
    [InlineData(0.60, null)]
    [InlineData(0.0499, "weight-bounds")]
    [InlineData(0.6001, "weight-bounds")]
    public void A_weight_keeps_to_its_bounds_which_are_included(double weight, string? refusal) =>
        Assert.Equal(refusal, Refusal(Post(DeskState.Empty, weight: (decimal)weight)));

    [Fact]
    public void An_unknown_strategy_and_what_is_set_already_are_refused_and_change_nothing()
    {
        var unknown = Post(DeskState.Empty, isOn: false, strategy: "astrology");
        Assert.Equal("unknown-strategy", Refusal(unknown));
        Assert.Empty(unknown.State.Strategies);
        Assert.Equal("nothing-changed", Refusal(Post(DeskState.Empty, isOn: true)));
        var set = Post(DeskState.Empty, weight: 0.3m).State;
        Assert.Equal("nothing-changed", Refusal(Post(set, weight: 0.3m)));
    }

    private static (IReadOnlyList<DeskEvent> Events, DeskState State) Post(
        DeskState state, bool? isOn = null, decimal? weight = null, string strategy = "momentum")
    {
        var events = Desk.Decide(state, new DeskInput.SetStrategy(
            strategy, isOn, weight is { } share ? new Ratio(share) : null, Anna, At));
        return (events, events.Aggregate(state, TradingDesk.Apply));
    }

    private static string? Refusal((IReadOnlyList<DeskEvent> Events, DeskState State) posted) =>
        posted.Events.OfType<DeskEvent.CommandRefused>().SingleOrDefault()?.Code;
}
