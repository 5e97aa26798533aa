using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>A book's own record in the form of every strategy's, filled at the next close with the book's limits and
/// costs.</summary>
public static class AllocationTrackRecord
{
    /// <summary>Keeps the record over the whole history of a universe, from the first session for which the book says
    /// anything.</summary>
    /// <param name="book">The book.</param>
    /// <param name="universe">The bars, cut at the session asked about.</param>
    /// <param name="options">The numbers of the momentum.</param>
    /// <param name="replay">Equity and costs.</param>
    public static StrategyTrackRecord Of(
        IAllocationBook book, UniverseBars universe, TrackRecordOptions options, AllocationReplayOptions replay)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(replay);
        var prices = AllocationPrices.Of(universe, book.Symbols);
        var targets = book.Evaluate(prices);
        var first = targets.TakeWhile(target => target.SkipReason is not null).Count();
        if (prices.Count - first < 3)
        {
            return new StrategyTrackRecord(book.Name, -1, [], [], 0, null, false);
        }

        var record = AllocationReplay.Of(
            book, prices, prices.SessionAt(first + 1), prices.SessionAt(prices.Count - 1), FillMode.NextClose, replay);
        double[] equity = [1.0, .. record.Days.Select(day => day.Equity / record.StartEquity)];
        double? momentum = equity.Length > options.MomentumSessions
            ? (equity[^1] / equity[^(options.MomentumSessions + 1)]) - 1
            : null;
        return new StrategyTrackRecord(
            book.Name, universe.FindSession(prices.SessionAt(first)), equity, [], record.Days[^1].Held, momentum,
            momentum >= options.MinimumMomentum);
    }
}
