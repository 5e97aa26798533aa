using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Holds three leveraged funds while SPY rises (BULL), three inverse ones while it falls (BEAR), else cash.
/// BULL: c &gt; SMA20 &gt; SMA50 &gt; SMA200 and r20 at least 1 %; BEAR mirrored; a change counts after five sessions
/// in a row. Allocation = 70 % x min(1, conf + .3), conf = min(1, 5 abs(c/SMA200 - 1) + .5), x .7 above 25 % and x .5
/// above 35 % realised volatility.</summary>
/// <remarks>It begins NEUTRAL at the first session with 200 closes of SPY. Sessions without one have no target. A
/// fund without a close on the session keeps its share in cash.</remarks>
public sealed class RegimeBook(RegimeOptions options) : IAllocationBook
{
    private const string Bull = "BULL";
    private const string Neutral = "NEUTRAL";
    private const string Bear = "BEAR";

    private static readonly Symbol Market = Symbol.Of("SPY");

    private static readonly Dictionary<string, TargetWeight[]> Mixes = new(StringComparer.Ordinal)
    {
        [Bull] = [Of("TQQQ", 0.5), Of("SPXL", 0.3), Of("SOXL", 0.2)],
        [Neutral] = [],
        [Bear] = [Of("SQQQ", 0.5), Of("SPXU", 0.3), Of("SOXS", 0.2)],
    };

    /// <inheritdoc/>
    public string Name => "regime";

    /// <inheritdoc/>
    public int LongestWindow => options.LongSessions;

    /// <inheritdoc/>
    public IReadOnlyList<Symbol> Symbols { get; } =
        [Market, .. Mixes.Values.SelectMany(mix => mix.Select(target => target.Symbol))];

    /// <inheritdoc/>
    public AllocationLimits Limits { get; } =
        new(options.MaximumWeight, 0.0, options.ScalesByEquity ? options.EquityScaling : null);

    /// <inheritdoc/>
    public bool LeavesBuffer => true;

    /// <inheritdoc/>
    public string Evidence =>
        "Published as 64.7 % a year at Sharpe 2.49, which needs weights that know the close they are traded before; "
        + "filled when it can be, it earned about nothing.";

    /// <inheritdoc/>
    public IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var targets = new AllocationTarget[prices.Count];
        for (var session = 0; session < targets.Length; session++)
        {
            targets[session] = AllocationTarget.Skipped(
                prices.SessionAt(session), $"no close of {Market} on this session");
        }

        var (sessions, closes) = prices.Known(Market);
        var columns = RegimeColumns.Of(closes, options);
        var (current, pending, count) = (Neutral, Neutral, 0);
        for (var index = 0; index < sessions.Length; index++)
        {
            var date = prices.SessionAt(sessions[index]);
            if (columns.FindAt(index) is not { } numbers)
            {
                targets[sessions[index]] = AllocationTarget.Skipped(
                    date, $"expected at least {columns.Warmup} sessions of {Market}, found {index + 1}");
                continue;
            }

            var seen = numbers.IsBull ? Bull : numbers.IsBear ? Bear : Neutral;
            count = seen == current ? 0 : seen == pending ? count + 1 : 1;
            pending = seen;
            if (count >= options.ConfirmationSessions)
            {
                (current, count) = (seen, 0);
            }

            targets[sessions[index]] = TargetOf(prices, sessions[index], current, numbers);
        }

        return targets;
    }

    private static AllocationTarget TargetOf(
        AllocationPrices prices, int session, string state, RegimeNumbers numbers)
    {
        var mix = Mixes[state];
        var known = mix.Where(target => !double.IsNaN(prices.Close(target.Symbol, session)));
        var missing = mix.Where(target => double.IsNaN(prices.Close(target.Symbol, session))).ToList();
        return new AllocationTarget(
            prices.SessionAt(session),
            state,
            [.. known.Select(target => target with { Weight = target.Weight * numbers.Allocation })],
            true,
            numbers.ToEvidence(),
            null)
        {
            Note = missing.Count == 0 ? null
                : $"no close of {string.Join(", ", missing.Select(target => target.Symbol))}; its share stays in cash",
        };
    }

    private static TargetWeight Of(string symbol, double weight) => new(Symbol.Of(symbol), weight);
}
