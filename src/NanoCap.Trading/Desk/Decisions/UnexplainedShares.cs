using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Shares that came or went at the broker without a fill or a split. Its count is taken, which changes equity
/// for no reason that is known: entries stop, and nothing is sold for it.</summary>
internal static class UnexplainedShares
{
    /// <summary>The gate that they close; books that agree lift it.</summary>
    public const string Gate = "unexplained-shares";

    /// <summary>Takes the broker's count; baselines follow, so that no breaker takes it for a loss.</summary>
    public static void Take(
        Draft draft, IReadOnlyList<(Symbol Symbol, Quantity Quantity, Price Price)> counted, DateOnly session)
    {
        foreach (var (symbol, quantity, price) in counted)
        {
            draft.Add(new DeskEvent.PositionAdjusted(symbol, quantity, price, session, draft.At)
            {
                CorrectsBaselines = true,
            });
        }

        if (counted.Count > 0)
        {
            Gating.Judge(draft, new GateReading(
                Gate, GateVerdict.Closed, 0, counted.Count,
                $"The broker counts other shares of {string.Join(", ", counted.Select(one => one.Symbol))} than fills "
                + "and splits explain; its count is taken and nothing is sold for it."));
        }
        else if (draft.State.Safety.Gates.ContainsKey(Gate))
        {
            Gating.Judge(draft, new GateReading(Gate, GateVerdict.Good, 0, 0, "Our shares and the broker's agree."));
        }
    }

    /// <summary>A person saw it and wants entries on.</summary>
    public static void Accept(Draft draft, Actor by)
    {
        if (draft.State.Safety.Gates.ContainsKey(Gate))
        {
            Gating.Lift(
                draft, new GateReading(Gate, GateVerdict.Good, 0, 0, $"{by} took the broker's count as right."));
        }
    }
}
