using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Sizing;

/// <summary>The money for one new position under equal-slot sizing, computed once a scan.</summary>
/// <param name="Slot">(cash - buffer - open buys) / free places, times the breakers' scale; zero without a free place;
/// US dollars.</param>
/// <param name="FullSlot">(equity - buffer) / all places: what a slot would be if everything were sold, US dollars.
/// </param>
/// <param name="FreePlaces">Places not held and not in an open entry or an approved proposal, at least zero.</param>
public sealed record EqualSlots(Usd Slot, Usd FullSlot, int FreePlaces)
{
    /// <summary>What a signal is reviewed with: the slot, or a full one where no place is free, so that the review can
    /// say that places are the reason; US dollars.</summary>
    public Usd Reviewed => FreePlaces == 0 ? FullSlot : Slot;

    /// <summary>What a signal wants: the slot where it can be traded, else a full one; US dollars.</summary>
    public Usd WantedAt(Usd minimum) => FreePlaces > 0 && Slot >= minimum ? Slot : FullSlot;

    /// <summary>The slots of a state.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">Tells the spreads of open buys.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="heldElsewhere">Value of holdings that the books do not list, US dollars; counts as equity.</param>
    /// <param name="ramp">The share of what is investable that may be invested; null for all.</param>
    public static EqualSlots Of(
        DeskState desk, MarketView market, RiskProfile profile, Usd heldElsewhere = default, Ratio? ramp = null)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(profile);
        var line = CashDepletion.LineOf(desk, market, profile, heldElsewhere);
        var taken = OpenBuy.In(desk, market, profile)
            .Select(buy => buy.Symbol)
            .Concat(desk.Positions.Keys)
            .Distinct()
            .Count();
        var free = Math.Max(0, profile.PositionsAtMost - taken);
        var scale = EquityLoss.SizeScale(desk, line.Equity, profile);
        var part = ramp ?? Ramp.Full;
        var spendable = Ramp.RoomOf(desk, market, profile, line.Equity, part) is { } room
            ? Usd.Min(line.Spendable, room)
            : line.Spendable;
        var investable = Usd.Max(Usd.Zero, line.Equity - line.Buffer) * part;
        return new EqualSlots(
            free == 0 ? Usd.Zero : SlotOf(spendable, free, part, profile) * scale,
            SlotOf(investable, profile.PositionsAtMost, part, profile) * scale,
            free);
    }

    // A ramp never makes a slot smaller than a position may be, as long as there is money for one.
    private static Usd SlotOf(Usd money, int places, Ratio ramp, RiskProfile profile) =>
        ramp < Ramp.Full && money >= profile.PositionMinimum
            ? Usd.Max(money / places, profile.PositionMinimum)
            : money / places;
}
