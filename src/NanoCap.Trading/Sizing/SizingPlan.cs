using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Sizing;

/// <summary>How the positions of one scan are sized: the profile's policy, what breakers leave of it, and the ramp's
/// room.</summary>
internal sealed class SizingPlan
{
    private readonly MarketView market;
    private readonly RiskProfile profile;
    private readonly IReadOnlyList<StrategyLine> strategies;
    private readonly Ratio ramp;
    private readonly Usd equity;
    private readonly EqualSlots slots;
    private readonly decimal scale;

    private SizingPlan(
        DeskState desk, MarketView market, RiskProfile profile, IReadOnlyList<StrategyLine> strategies,
        Usd heldElsewhere, Ratio ramp)
    {
        (this.market, this.profile, this.strategies, this.ramp) = (market, profile, strategies, ramp);
        equity = desk.Equity + heldElsewhere;
        slots = EqualSlots.Of(desk, market, profile, heldElsewhere, ramp);

        // The slots are scaled already.
        scale = profile.Sizing == SizingPolicy.EqualSlot ? 1m : EquityLoss.SizeScale(desk, equity, profile);
    }

    /// <summary>The plan of a state before anything is bought.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">The market at the scan's session.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="strategies">The strategies' standings, with their shadow trades.</param>
    /// <param name="heldElsewhere">Value of holdings that the books do not list, US dollars; counts as equity.</param>
    /// <param name="ramp">The share of what is investable that may be invested; null for all.</param>
    public static SizingPlan Of(
        DeskState desk, MarketView market, RiskProfile profile, IReadOnlyList<StrategyLine> strategies,
        Usd heldElsewhere = default, Ratio? ramp = null) =>
        new(desk, market, profile, strategies, heldElsewhere, ramp ?? Ramp.Full);

    /// <summary>The money for a signal before any cap but the ramp's.</summary>
    /// <param name="assumed">The state as if the earlier signals had filled.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="terms">Its terms; limit and stop.</param>
    public SizedAmount For(DeskState assumed, ScoredSignal signal, ProposalTerms terms)
    {
        var returns = market.ReturnWindow(terms.Symbol, 1);
        var amount = PolicyOf(profile.Sizing).AmountFor(new SizingQuestion(
            profile, equity, slots, signal.Score, returns.IsEmpty ? double.NaN : returns[^1], terms.Limit, terms.Stop,
            strategies.FirstOrDefault(line => line.Name == terms.Strategy)?.Hits));
        var scaled = amount with { Reviewed = amount.Reviewed * scale, Wanted = amount.Wanted * scale };
        return Ramp.RoomOf(assumed, market, profile, equity, ramp) is { } room && room < scaled.Reviewed
            ? scaled with
            {
                Reviewed = room,
                Name = string.Create(
                    CultureInfo.InvariantCulture, $"What the ramp of {ramp.Value * 100m:0.##} % leaves"),
            }
            : scaled;
    }

    private static ISizingPolicy PolicyOf(SizingPolicy policy) => policy switch
    {
        SizingPolicy.EqualSlot => new EqualSlotSizing(),
        SizingPolicy.Percent => new PercentSizing(),
        SizingPolicy.ScoreTiered => new ScoreTieredSizing(),
        SizingPolicy.Volatility => new VolatilitySizing(),
        SizingPolicy.KellyQuarter => new KellyQuarterSizing(),
        SizingPolicy.Weights => new WeightsSizing(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Expected a known sizing policy."),
    };
}
