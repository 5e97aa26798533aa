using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Where no order guards a position, or not yet, the desk does at every mark what the order would have done:
/// at once in the session, else at the next open.</summary>
internal static class Watching
{
    public static void Follow(Draft draft, DeskInput.Marked marked)
    {
        foreach (var position in draft.State.Positions.Values
            .Where(held => (held.Selling is null || !held.Keep.IsZero) && marked.Prices.ContainsKey(held.Symbol))
            .ToList())
        {
            if (ReasonToSell(draft.State, position) is not { } reason)
            {
                continue;
            }

            if (!marked.IsClose || position.Selling is not null)
            {
                draft.Add(new DeskEvent.SaleBegan(position.Symbol, reason, Actor.Rule, draft.At));
            }
            else if (position.ScheduledExit is null || !position.Keep.IsZero)
            {
                draft.Add(new DeskEvent.ExitScheduled(position.Symbol, reason, Actor.Rule, draft.At));
            }
        }
    }

    private static ExitReason? ReasonToSell(DeskState state, Position position)
    {
        if (ProtectionLevels.Find(state, position) is not { } levels
            || ProtectionCoverage.FindGuard(state, position) is { } guard
                && guard.Remaining >= position.Quantity.Floor())
        {
            return null;
        }

        return position.LastPrice <= levels.Stop ? ExitReason.Stop
            : position.LastPrice >= levels.Target ? ExitReason.Target
            : null;
    }
}
