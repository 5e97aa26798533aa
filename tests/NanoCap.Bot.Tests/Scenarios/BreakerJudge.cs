namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>The loss limits of a profile as the table of the specification has them, ratios.</summary>
/// <param name="DayReduce">Loss of a day that halves; null for none.</param>
/// <param name="DayStop">Loss of a day that stops.</param>
/// <param name="DrawdownReduce">Loss from the highest close that halves.</param>
/// <param name="DrawdownStop">Loss from the highest close that stops.</param>
/// <param name="IsAllOut">Whether a stop sells everything.</param>
internal sealed record LossTable(
    decimal? DayReduce, decimal DayStop, decimal? DrawdownReduce, decimal DrawdownStop, bool IsAllOut);

/// <summary>A level that was reached.</summary>
/// <param name="Session">The session of the first reading.</param>
/// <param name="Measured">The loss at the first reading, a ratio.</param>
/// <param name="Baseline">What the first reading was measured against, US dollars.</param>
/// <param name="WaitsAgainst">What the second reading is measured against; null when none is awaited.</param>
/// <param name="Acted">The session in which it acted, and whether at its close; null before that.</param>
internal sealed record Standing(
    DateOnly Session,
    decimal Measured,
    decimal Baseline,
    decimal? WaitsAgainst,
    (DateOnly Session, bool AtClose)? Acted);

/// <summary>Which loss levels must stand after each reading of the equity. It knows the specification's sentences and
/// nothing of the desk: the open only stops entries, the close counts as both readings, each level acts once.</summary>
internal sealed class BreakerJudge(LossTable table, decimal equity)
{
    private decimal dayBaseline = equity;
    private decimal peak = equity;

    public SortedDictionary<string, Standing> Standing { get; } = new(StringComparer.Ordinal);

    /// <summary>Levels that acted at the latest close, in the order of their acting.</summary>
    public List<string> ActedNow { get; } = [];

    /// <summary>Open readings that reached a level which the close of the same session did not confirm.</summary>
    public int Doubted { get; private set; }

    /// <summary>Levels that sell and were first reached at an open.</summary>
    public int ReachedAtOpen { get; private set; }

    public bool IsAllOut => table.IsAllOut;

    public bool StopsEntries => Standing.Keys.Any(key => key.EndsWith(":Stop", StringComparison.Ordinal));

    public decimal LimitOf(string key) => Levels().Single(level => level.Key == key).Limit;

    public void Open(DateOnly session, decimal equity)
    {
        ActedNow.Clear();
        foreach (var (key, limit, baseline, sells) in Levels())
        {
            var loss = 1m - (equity / baseline);
            if (loss < limit)
            {
                continue;
            }

            if (!Standing.TryGetValue(key, out var known))
            {
                Standing[key] = sells
                    ? new Standing(session, loss, baseline, baseline, null)
                    : new Standing(session, loss, baseline, null, (session, false));
                ReachedAtOpen += sells ? 1 : 0;
            }
            else if (known is { Acted: null, WaitsAgainst: null })
            {
                Standing[key] = known with { WaitsAgainst = baseline };
            }
            else if (known is { Acted: null, WaitsAgainst: { } against } && 1m - (equity / against) >= 2m * limit)
            {
                // It waited over a day on which everything was sold; twice the limit is acted on at an open too.
                Standing[key] = known with { WaitsAgainst = null, Acted = (session, false) };
            }
        }
    }

    /// <param name="session">The session.</param>
    /// <param name="equity">Equity at its close, US dollars.</param>
    /// <param name="isSellingAll">Whether everything is being sold already: nothing is left to halve.</param>
    public void Close(DateOnly session, decimal equity, bool isSellingAll)
    {
        ActedNow.Clear();
        foreach (var (key, limit, baseline, sells) in Levels())
        {
            var isStop = key.EndsWith(":Stop", StringComparison.Ordinal);
            if (!isStop && isSellingAll)
            {
                continue;
            }

            var known = Standing.GetValueOrDefault(key);
            var against = known?.WaitsAgainst ?? baseline;
            var loss = 1m - (equity / against);
            if (known?.Acted is not null)
            {
                continue;
            }

            if (loss >= limit)
            {
                Standing[key] = (known ?? new Standing(session, loss, against, null, null)) with
                {
                    Acted = (session, true),
                    WaitsAgainst = null,
                };
                ActedNow.Add(key);
                isSellingAll |= isStop && sells;
            }
            else if (known?.WaitsAgainst is not null)
            {
                Doubted++;
                if (isStop)
                {
                    Standing[key] = known with { WaitsAgainst = null };
                }
                else
                {
                    Standing.Remove(key);
                }
            }
        }

        dayBaseline = equity;
        peak = Math.Max(peak, equity);
    }

    /// <summary>A person resumed: everything begins anew at the present equity.</summary>
    public void Resume(decimal equity)
    {
        Standing.Clear();
        (dayBaseline, peak) = (equity, equity);
    }

    /// <summary>Stops first: where one sells everything, nothing is left to halve.</summary>
    private IEnumerable<(string Key, decimal Limit, decimal Baseline, bool Sells)> Levels()
    {
        yield return ("day-loss:Stop", table.DayStop, dayBaseline, table.IsAllOut);
        yield return ("drawdown:Stop", table.DrawdownStop, peak, table.IsAllOut);
        if (table.DayReduce is { } day)
        {
            yield return ("day-loss:Reduce", day, dayBaseline, true);
        }

        if (table.DrawdownReduce is { } drawdown)
        {
            yield return ("drawdown:Reduce", drawdown, peak, true);
        }
    }
}
