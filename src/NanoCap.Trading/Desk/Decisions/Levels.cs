using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>A person's own levels, and stops that follow the price. <see cref="Protection"/> replaces the order.
/// </summary>
internal static class Levels
{
    public static void Decide(Draft draft, DeskInput.SetLevels set)
    {
        var what = $"{(set.Change is LevelsChange.NewTarget ? "target" : "stop")} {set.Symbol}";
        var position = draft.State.Positions.GetValueOrDefault(set.Symbol);
        if (FindFault(draft.State, position, set.Symbol) is { } fault)
        {
            draft.Refuse(what, fault.Code, fault.Text, set.By);
            return;
        }

        var wanted = Wanted(position!, set);
        if (FindFault(position!, wanted) is { } wrong)
        {
            draft.Refuse(what, wrong.Code, wrong.Text, set.By);
            return;
        }

        draft.Add(wanted with { At = draft.At });
    }

    /// <summary>At a close: stops that trail follow it upwards, and stay where they are when it falls.</summary>
    public static void Trail(Draft draft, DeskInput.Marked marked)
    {
        if (!marked.IsClose)
        {
            return;
        }

        foreach (var position in draft.State.Positions.Values
            .Where(held => held is { Selling: null, Stop: not null, Trail: not null }).ToList())
        {
            if (marked.Prices.TryGetValue(position.Symbol, out var close)
                && StopUnder(close, position.Trail!.Value) is { } stop
                && stop > position.Stop
                && (position.Target is not { } target || stop < target))
            {
                draft.Add(new ProtectionEvent.StopRaised(position.Symbol, stop, close, draft.At));
            }
        }
    }

    private static ProtectionEvent.LevelsSet Wanted(Position position, DeskInput.SetLevels set)
    {
        var kept = new ProtectionEvent.LevelsSet(
            set.Symbol, position.Stop, position.Target, position.Trail, set.By, set.At);
        return set.Change switch
        {
            LevelsChange.FixedStop stop => kept with { Stop = stop.Level.RoundToTick(), Trail = null },
            LevelsChange.TrailingStop trail => kept with
            {
                Stop = Higher(position.Stop, StopUnder(position.LastPrice, trail.Distance)),
                Trail = trail.Distance,
            },
            LevelsChange.NoProtection => kept with { Stop = null, Target = null, Trail = null },
            LevelsChange.NewTarget target => kept with { Target = target.Level?.RoundToTick() },
            _ => throw new ArgumentOutOfRangeException(nameof(set), set.Change, "Expected a known change of levels."),
        };
    }

    private static Price? StopUnder(Price price, Ratio distance)
    {
        var level = price.Value * (1m - distance.Value);
        return level >= 0.0001m ? Price.Of(level).RoundDownToTick() : null;
    }

    private static Price? Higher(Price? present, Price? other) =>
        present is { } known && (other is not { } found || known > found) ? known : other;

    private static (string Code, string Text)? FindFault(DeskState state, Position? position, Symbol symbol) =>
        position switch
        {
            null => ("not-held", state.Positions.IsEmpty
                ? $"{symbol} is not held. No position is open."
                : $"{symbol} is not held. Held are {string.Join(", ", state.Positions.Keys)}."),
            _ when state.ExitUnderWay is { } exit => ("exit-under-way", $"EXIT {exit} is selling everything."),
            { Selling: not null, Keep.IsZero: true } => ("already-selling", $"{symbol} is already being sold."),
            { Stop: null, IsUnprotectedByChoice: false } when ProtectionLevels.Find(state, position) is not null => (
                "not-planned",
                $"the entry of {symbol} can still fill; its levels are fixed when it has ended, a minute after the "
                + "first shares at the latest."),
            _ => null,
        };

    private static (string Code, string Text)? FindFault(Position position, ProtectionEvent.LevelsSet wanted)
    {
        var last = position.LastPrice;
        var isSame = (wanted.Stop, wanted.Target, wanted.Trail) == (position.Stop, position.Target, position.Trail)
            && wanted.Stop is null == position.IsUnprotectedByChoice;
        return wanted switch
        {
            { Trail: { } trail } when trail < LevelsChange.SmallestTrail || trail > LevelsChange.LargestTrail => (
                "trail-bounds",
                $"Expected a distance of {LevelsChange.SmallestTrail} to {LevelsChange.LargestTrail}, found {trail}."),
            { Stop: null, Target: not null } => (
                "no-stop", $"{position.Symbol} has no stop, and a target alone does not protect it; set a stop first."),
            _ when isSame => ("nothing-changed", $"{position.Symbol} has these levels already."),
            { Stop: { } stop } when stop >= last => (
                "stop-above-price",
                $"a stop at {stop} is not under the last price of {last} and would sell at once; "
                + $"/close {position.Symbol} does that."),
            { Target: { } target } when target <= last => (
                "target-below-price",
                $"a target at {target} is not above the last price of {last} and would sell at once; "
                + $"/close {position.Symbol} does that."),
            { Stop: { } stop, Target: { } target } when stop >= target => (
                "stop-above-target", $"Expected a stop under the target of {target}, found {stop}."),
            _ => null,
        };
    }
}
