using NanoCap.Bot.MarketData;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Scanning;

/// <summary>What the allocation books say on the loaded market.</summary>
internal sealed class AllocationNow(LoadedMarket market, AllocationCatalog catalog)
{
    public AllocationCatalog Catalog => catalog;

    /// <summary>The latest that a book says, knowing nothing after a session.</summary>
    public AllocationAdvice Advise(IAllocationBook book, DateOnly session)
    {
        var known = AllocationPrices.Of(market.Current.Bars.Through(session), book.Symbols);
        var missing = book.Symbols.Where(symbol => !known.Has(symbol)).ToList();
        var target = missing.Count == 0 && known.LastThrough(session) is >= 0 and var last
            ? book.Evaluate(known)[last]
            : null;
        return new AllocationAdvice(book, session, missing, target?.Session == session ? target : null);
    }

    /// <summary>Each book's record up to a session.</summary>
    public IReadOnlyList<AllocationRecordLine> Records(DateOnly session)
    {
        var known = market.Current.Bars.Through(session);
        return [.. catalog.All.Select(book => RecordOf(book, known))];
    }

    private static AllocationRecordLine RecordOf(IAllocationBook book, UniverseBars known)
    {
        var missing = book.Symbols.Where(symbol => known.Find(symbol) is null).ToList();
        if (missing.Count > 0)
        {
            return new AllocationRecordLine(book.Name, missing, null, null, null, null);
        }

        var record = AllocationTrackRecord.Of(
            book, known, new TrackRecordOptions(), new AllocationReplayOptions());
        double[] equity = [.. record.Equity];
        return new AllocationRecordLine(
            book.Name, [], record.Momentum, EquityMetrics.Cagr(equity),
            EquityMetrics.Sharpe(EquityMetrics.Returns(equity)), EquityMetrics.MaximumDrawdown(equity));
    }
}
