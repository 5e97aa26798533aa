using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk;

/// <summary>Whether every position has the protection that was planned for it.</summary>
public static class ProtectionCoverage
{
    /// <summary>The positions that no order at the broker guards, by symbol, with the reason; those that are wholly
    /// being sold and those of which it is written down that nothing guards them are left out.</summary>
    public static IReadOnlyList<PositionCoverage> Of(DeskState desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return
        [
            .. desk.Positions.Values
                .Where(position => position.Selling is null || !position.Keep.IsZero)
                .Select(position => Of(desk, position))
                .Where(coverage => coverage.Gap != CoverageGap.None),
        ];
    }

    /// <summary>How one position is protected.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="position">A position of it.</param>
    public static PositionCoverage Of(DeskState desk, Position position)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(position);
        if (position.IsUnprotectedByChoice)
        {
            return Covered(position, "unprotected by its owner's choice");
        }

        if (ProtectionLevels.Find(desk, position) is not { } levels)
        {
            return IsOfBook(desk, position)
                ? Covered(position, $"the book {position.Strategy} asks for no stop")
                : new PositionCoverage(
                    position.Symbol, CoverageGap.Open,
                    $"it came from no proposal and has no stop; /stop {position.Symbol} PRICE gives it one, "
                    + $"/stop {position.Symbol} none says that it shall have none");
        }

        if (FindGuard(desk, position) is { } guard && guard.Remaining >= position.Quantity.Floor())
        {
            if (position.LastPrice <= levels.Stop)
            {
                return new PositionCoverage(
                    position.Symbol, CoverageGap.OnItsWay,
                    $"the last price of {position.LastPrice} is at or under the stop of {levels.Stop}, and order "
                    + $"{guard.Id} has not sold; /close {position.Symbol} sells at the market");
            }

            var fraction = position.Quantity - position.Quantity.Floor();
            return fraction.IsZero
                ? Covered(position, "an order at the broker guards it")
                : new PositionCoverage(
                    position.Symbol, CoverageGap.Watched,
                    $"an order guards the whole shares; no order takes the fraction of {fraction}");
        }

        return WithoutGuard(desk, position, levels);
    }

    /// <summary>The order that guards a position at its present levels: acknowledged, working, not being cancelled;
    /// null while there is none.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="position">A position of it.</param>
    public static Order? FindGuard(DeskState desk, Position position)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(position);
        return ProtectionLevels.Find(desk, position) is { } levels
            ? desk.OpenOrdersIn(position.Symbol).FirstOrDefault(order =>
                order is
                {
                    Purpose: OrderPurpose.Protection,
                    Status: OrderStatus.Working or OrderStatus.PartiallyFilled,
                    CancelReason: null,
                }
                && HasLevels(order.Request, levels))
            : null;
    }

    /// <summary>Whether an order has these levels.</summary>
    internal static bool HasLevels(OrderRequest request, ProtectionLevels levels) =>
        request.StopPrice == levels.Stop && request.LimitPrice == levels.Target;

    /// <summary>What one intent of protection is called: the same as long as the position is the same.</summary>
    internal static string IntentOf(Position position)
    {
        // Tickers are upper case, so a small letter stands for the dot that ids may not have, and is as short.
        var ticker = position.Symbol.Value.Replace('.', 'd');
        return position.ProposalNumber is { } number ? $"h{number}" : $"h{position.EntrySession:yyyyMMdd}-{ticker}";
    }

    private static PositionCoverage WithoutGuard(DeskState desk, Position position, ProtectionLevels levels)
    {
        var (gap, why) = desk.OpenOrdersIn(position.Symbol).ToList() switch
        {
            _ when position.Selling is not null =>
                (CoverageGap.Watched, $"a part of it is being sold, and the {position.Keep} shares that stay get their "
                + "order when that sale has ended"),
            var open when open.Exists(order => order.Purpose == OrderPurpose.Entry) =>
                (CoverageGap.OnItsWay, "its entry can still fill"),
            var open when open.Find(order => order.Status is OrderStatus.Unknown or OrderStatus.NotSeen) is { } lost =>
                (CoverageGap.Watched, $"nobody knows what became of its order ({lost.Note})"),
            { Count: > 0 } => (CoverageGap.OnItsWay, "its order is on the way"),
            _ when position.Quantity.Floor().IsZero =>
                (CoverageGap.Watched, "no order takes a fraction of a share"),
            _ when FindRefused(desk, position) is { } refused =>
                (CoverageGap.Watched, $"the broker does not take its order ({refused.Note})"),
            _ when !desk.IsReconciled => (CoverageGap.OnItsWay, "the broker's books are being read"),
            _ => (CoverageGap.Watched, "no order rests at the broker"),
        };
        var target = levels.Target is { } price ? $" and target {price}" : "";
        return new PositionCoverage(
            position.Symbol, gap, $"{why}; the desk watches stop {levels.Stop}{target} at every mark");
    }

    private static Order? FindRefused(DeskState desk, Position position)
    {
        var intent = IntentOf(position);
        return desk.Attempts.GetValueOrDefault(intent) is > 0 and var attempt
            ? desk.Orders.Values.LastOrDefault(order => order.Intent == intent && order.Attempt == attempt
                && order.Status is OrderStatus.Refused or OrderStatus.Rejected)
            : null;
    }

    private static bool IsOfBook(DeskState desk, Position position) =>
        position.ProposalNumber is { } number && desk.Rebalances.ContainsKey(number);

    private static PositionCoverage Covered(Position position, string why) =>
        new(position.Symbol, CoverageGap.None, why);
}
