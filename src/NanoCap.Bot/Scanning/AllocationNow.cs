using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Scanning;

/// <summary>What the allocation books say on the loaded market.</summary>
internal sealed class AllocationNow(UniverseBars bars, AllocationCatalog catalog)
{
    public AllocationCatalog Catalog => catalog;

    /// <summary>The latest that a book says, knowing nothing after a session.</summary>
    public AllocationAdvice Advise(IAllocationBook book, DateOnly session)
    {
        var known = AllocationPrices.Of(bars.Through(session), book.Symbols);
        var missing = book.Symbols.Where(symbol => !known.Has(symbol)).ToList();
        var target = missing.Count == 0 && known.LastThrough(session) is >= 0 and var last
            ? book.Evaluate(known)[last]
            : null;
        return new AllocationAdvice(book, session, missing, target?.Session == session ? target : null);
    }
}
