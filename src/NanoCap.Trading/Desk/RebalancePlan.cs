using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Desk;

/// <summary>Turns a book's target into whole shares to sell and to buy.</summary>
/// <remarks>Weights are of investable equity ((equity - buffer) x the ramp), or of equity x the ramp where the book
/// leaves the buffer itself, and never add up to more than what is investable. Positions that are not the book's stay
/// as they are.</remarks>
internal static class RebalancePlan
{
    /// <summary>A purchase's limit over the price, as a ratio.</summary>
    public const decimal LimitOver = 0.01m;

    /// <summary>The limit of a purchase, rounded down to the tick.</summary>
    public static Price LimitAt(Price price) => Price.Of(price.Value * (1m + LimitOver)).RoundDownToTick();

    /// <summary>The legs, sales first, each by symbol; none when nothing is far enough from its target.</summary>
    public static IReadOnlyList<RebalanceLeg> LegsOf(
        DeskState state, DeskInput.BookJudged judged, RiskProfile profile)
    {
        var book = judged.Book;
        var ramp = Ramp.MostOf(profile, state.Equity, state.Ramp.Scale);
        var investable = ramp?.Value ?? Math.Max(0m, state.Equity.Value - profile.BufferAt(state.Equity).Value);
        var basis = book.LeavesBuffer ? state.Equity.Value * state.Ramp.Scale.Value : investable;

        // The book's own scaling and what breakers leave of new sizes are not multiplied: the smaller holds.
        var scale = Math.Min(
            ScaleOf(state, book.Limits), (double)EquityLoss.SizeScale(state, state.Equity, profile));
        var weights = judged.Target.Within(book.Limits, scale);
        var total = basis * (decimal)weights.Sum(target => target.Weight);
        var fit = total > investable ? investable / total : 1m;
        var wanted = weights.ToDictionary(
            target => target.Symbol, target => basis * (decimal)target.Weight * fit);
        var changes = HeldBy(state, book.Name).Select(position => position.Symbol).Union(wanted.Keys).Order()
            .Select(symbol => (Symbol: symbol, Change: wanted.GetValueOrDefault(symbol) - HeldIn(state, symbol)))
            .ToList();
        return changes.Count == 0 || basis <= 0m
            || changes.Max(change => Math.Abs(change.Change)) < basis * (decimal)book.Limits.OffBy
            ? []
            :
            [
                .. changes
                    .Select(change => LegOf(
                        state, judged, profile, change.Symbol, change.Change,
                        wanted.GetValueOrDefault(change.Symbol)))
                    .OfType<RebalanceLeg>()
                    .OrderBy(leg => leg.Side == Side.Buy).ThenBy(leg => leg.Symbol),
            ];
    }

    private static RebalanceLeg? LegOf(
        DeskState state, DeskInput.BookJudged judged, RiskProfile profile, Symbol symbol, decimal change,
        decimal wanted)
    {
        var position = state.Positions.GetValueOrDefault(symbol);
        var view = judged.Market.Find(symbol);
        if (view is null || view.LastSession != judged.Market.Session || state.OpenOrdersIn(symbol).Any()
            || position is { Selling: not null } || (position is not null && position.Strategy != judged.Book.Name))
        {
            return null;
        }

        var price = view.LastClose;
        var cost = 1m + AssumedCost.PerSide(profile, view.MedianDollarVolume).Value;
        var quantity = change > 0m ? Quantity.Of(change / (LimitAt(price).Value * cost)).Floor()
            : wanted == 0m ? position!.Quantity.Floor()
            : Quantity.Min(Quantity.Of(-change / price.Value).Floor(), position!.Quantity.Floor());
        var weight = state.Equity.Value > 0m ? (double)(wanted / state.Equity.Value) : 0.0;
        var leg = new RebalanceLeg(symbol, change > 0m ? Side.Buy : Side.Sell, quantity, price, weight);
        return leg.Value < judged.MinimumTrade || quantity.IsZero ? null : leg;
    }

    private static double ScaleOf(DeskState state, AllocationLimits limits)
    {
        if (limits.Scaling is not { } scaling || state.PeakEquity <= Usd.Zero)
        {
            return 1.0;
        }

        var before = state.EquityCurve.Count > 1 
            ? state.EquityCurve[^2].Equity + state.EquityCurve[^1].Flow
            : state.DayBaseline;
        var dayLoss = before > Usd.Zero ? 1m - state.Equity.Value / before.Value : 0m;
        return scaling.Of((double)(1m - state.Equity.Value / state.PeakEquity.Value), (double)dayLoss);
    }

    private static IEnumerable<Position> HeldBy(DeskState state, string book) =>
        state.Positions.Values.Where(position => position.Strategy == book);

    private static decimal HeldIn(DeskState state, Symbol symbol) =>
        state.Positions.TryGetValue(symbol, out var position) ? position.MarketValue.Value : 0m;
}
