using System.Collections.Immutable;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>One review of an entry against a book of fifty positions: every rule,
/// value at risk and fifty correlations included. It finds nothing, so that only its own cost is measured.</summary>
internal sealed class RiskReviewKernel : IKernel
{
    private const int Positions = 50;
    private const int Window = 250;

    private readonly OrderIntent order;
    private readonly DeskState desk;
    private readonly HistoricalMarketView market;
    private readonly ReviewMoment moment;

    // The widest limits: the rules measure what they would with any other.
    private readonly RiskProfile profile = RiskProfiles.NanoCap with
    {
        PositionsAtMost = Positions + 1, SectorMaximum = new Ratio(1m), ValueAtRisk = new Ratio(1m),
        PairCorrelation = new Ratio(1m), PositionMaximumShare = new Ratio(1m), PositionNote = null,
    };

    public RiskReviewKernel(UniverseBars bars)
    {
        var session = bars.LastSession;
        market = new HistoricalMarketView(bars, session, (_, _) => []);
        var symbols = bars.Symbols
            .Select(history => history.Symbol)
            .Where(symbol => market.Find(symbol) is { MeanVolume: > 10_000 } view && view.LastSession == session)
            .Take(Positions + 1)
            .ToList();
        desk = symbols.Skip(1).Aggregate(
            DeskState.Empty with { IsReconciled = true, Books = Books.Opening(new Usd(1_000_000m)) },
            (state, symbol) => state with
            {
                Positions = state.Positions.SetItem(
                    symbol, PositionOf(symbol, session, market.Find(symbol)!.LastClose)),
            });
        desk = desk with { DayBaseline = desk.Equity, PeakEquity = desk.Equity };
        var close = market.Find(symbols[0])!.LastClose;
        order = new OrderIntent(
            symbols[0], Side.Buy, Quantity.Of(Math.Ceiling(100m / close.Value)), OrderType.Limit, TimeInForce.Day,
            OrderPurpose.Entry, LimitPrice: close.RoundUpToTick(), Reference: close);
        moment = new ReviewMoment(ReviewStage.Tap, new DateTimeOffset(session, new(23, 0), TimeSpan.Zero));
        if (RiskReview.Of(order, desk, market, profile, moment).Findings is [var finding, ..])
        {
            throw new InvalidOperationException($"Expected a review that finds nothing, found: {finding.Text}");
        }
    }

    public string Name => "risk-review-50";

    public long Bars => (Positions + 1) * Window;

    public void Run() => RiskReview.Of(order, desk, market, profile, moment);

    private static Position PositionOf(Symbol symbol, DateOnly session, Price close) => new(
        symbol, ImmutableArray.Create(new Lot(session, Quantity.Of(Math.Ceiling(1000m / close.Value)), close)),
        "momentum", null, session, null, null, null, null, close);
}
