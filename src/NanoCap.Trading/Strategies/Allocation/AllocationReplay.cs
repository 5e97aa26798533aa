using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Lets a book live through history. The weights of t earn from the close of t-1 (look-ahead), the close of t,
/// the open of t+1 or the close of t+1, until the next ones take their place.</summary>
/// <remarks>What the book said before the first session is held at the close before it. Equity scaling sees the
/// account as it was when the weights became known; its drawdown counts from the start of the replay. A rebalance
/// that is not due, or of a session without target, leaves the shares as they are.</remarks>
public sealed class AllocationReplay
{
    private readonly IAllocationBook book;
    private readonly AllocationPrices prices;
    private readonly FillMode fill;
    private readonly AllocationAccount account;
    private readonly IReadOnlyList<AllocationTarget> targets;
    private readonly IReadOnlyList<TargetWeight>?[] weights;
    private readonly double[] scales;
    private readonly int start;
    private double peak;
    private double before;

    private AllocationReplay(
        IAllocationBook book, AllocationPrices prices, FillMode fill, AllocationReplayOptions options, int start)
    {
        (this.book, this.prices, this.fill, this.start) = (book, prices, fill, start);
        account = new AllocationAccount(options);
        targets = book.Evaluate(prices);
        weights = new IReadOnlyList<TargetWeight>?[prices.Count];
        scales = new double[prices.Count];
        Array.Fill(scales, 1.0);
        (peak, before) = (options.Equity, options.Equity);
    }

    /// <summary>Replays the sessions of from..to, both included.</summary>
    /// <param name="book">The book.</param>
    /// <param name="prices">The prices, with history before the first session for the book's windows.</param>
    /// <param name="from">The first day that earns.</param>
    /// <param name="to">The last day.</param>
    /// <param name="fill">When it trades.</param>
    /// <param name="options">Equity and costs.</param>
    /// <exception cref="ArgumentException">There are fewer than two sessions in from..to, or fills at the open are
    /// wanted of prices without opens.</exception>
    public static AllocationRecord Of(
        IAllocationBook book,
        AllocationPrices prices,
        DateOnly from,
        DateOnly to,
        FillMode fill,
        AllocationReplayOptions options)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(options);
        if (fill == FillMode.NextOpen && !prices.HasOpens)
        {
            throw new ArgumentException("Fills at the next open need opens.", nameof(fill));
        }

        var (first, last) = (Math.Max(1, prices.FirstFrom(from)), prices.LastThrough(to));
        if (last <= first)
        {
            throw new ArgumentException("Expected at least two sessions that can earn.", nameof(to));
        }

        // Nothing after the end may be known, not even by the look-ahead.
        var known = prices.Through(prices.SessionAt(last));
        return new AllocationReplay(book, known, fill, options, first - 1).Run(options.Equity);
    }

    private AllocationRecord Run(double startEquity)
    {
        TradeAtClose(start, isStart: true);
        var days = new List<AllocationDay>(prices.Count - start);
        for (var session = start + 1; session < prices.Count; session++)
        {
            if (fill == FillMode.NextOpen)
            {
                Trade(session - 1, symbol => prices.Open(symbol, session));
            }

            account.Mark(symbol => prices.Close(symbol, session));
            Judge(session);
            TradeAtClose(session, isStart: false);
            days.Add(new AllocationDay(targets[session], [], account.Held, account.Equity));
        }

        for (var index = 0; index < days.Count; index++)
        {
            var session = start + 1 + index;
            days[index] = days[index] with { Weights = weights[session] ?? WithinLimits(session) };
        }

        return new AllocationRecord(fill, days, startEquity, account.Trades, account.Traded, account.Cost);
    }

    private void TradeAtClose(int session, bool isStart)
    {
        var signal = fill switch
        {
            FillMode.LookAhead => session + 1,
            FillMode.Close => session,
            FillMode.NextClose => session - 1,
            FillMode.NextOpen => isStart ? session - 1 : -1,
            _ => throw new ArgumentOutOfRangeException(nameof(session), fill, "Expected a known fill."),
        };
        Trade(signal, symbol => prices.Close(symbol, session));
    }

    private void Trade(int signal, Func<Symbol, double> priceOf)
    {
        if (signal < 0 || signal >= prices.Count || targets[signal] is not { SkipReason: null, IsDue: true })
        {
            return;
        }

        weights[signal] = WithinLimits(signal);
        account.Rebalance(weights[signal]!, book.Limits.OffBy, priceOf);
    }

    /// <summary>Measures the losses that scale the weights of this session, and of the next where they are traded
    /// before its close.</summary>
    private void Judge(int session)
    {
        var equity = account.Equity;
        peak = Math.Max(peak, equity);
        var signal = fill == FillMode.LookAhead ? session + 1 : session;
        if (signal < scales.Length && book.Limits.Scaling is { } scaling)
        {
            scales[signal] = scaling.Of(1 - equity / peak, 1 - equity / before);
        }

        before = equity;
    }

    private IReadOnlyList<TargetWeight> WithinLimits(int session) =>
        targets[session].Within(book.Limits, scales[session]);
}
