using System.Globalization;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Puts a symbol's whole history together from three bases and what was announced. The bases say by what the
/// prices were changed and the announcements by how much exactly; a symbol where the two disagree is not used, because
/// a split that one of them missed makes a wrong price.</summary>
internal static class AdjustedBars
{
    // Adjusted prices are rounded, the smaller the coarser.
    private const decimal Tolerance = 0.02m;
    private const decimal Rounding = 0.006m;

    /// <summary>The rows, on the basis of the last one whatever took effect since; or why there are none.</summary>
    /// <param name="raw">As traded.</param>
    /// <param name="split">Without splits.</param>
    /// <param name="all">Without splits and dividends.</param>
    /// <param name="announced">Splits and dividends in shares of this symbol.</param>
    /// <param name="today">What takes effect later is no part of any price yet.</param>
    public static (IReadOnlyList<BarRow> Rows, string? Fault) Of(
        DayPrices? raw, DayPrices? split, DayPrices? all, IReadOnlyList<CorporateAction> announced, DateOnly today)
    {
        if (raw is not { Days.Count: > 0 } || split is null || all is null)
        {
            return Faulty(raw?.Fault ?? "no-bars: expected daily bars, found none");
        }

        if ((raw.Fault ?? split.Fault ?? all.Fault) is { } fault)
        {
            return Faulty(fault);
        }

        if (!raw.Days.Keys.SequenceEqual(split.Days.Keys) || !raw.Days.Keys.SequenceEqual(all.Days.Keys))
        {
            return Faulty("adjustment: expected the same sessions raw and adjusted, found others");
        }

        var rows = raw.Days.Keys.Select(day => BarRow.Of(day, split.Days[day], all.Days[day].Close!.Value)).ToList();
        return rows.Any(row => row.Close <= 0m || row.AdjustedClose <= 0m)
            || raw.Days.Values.Any(bar => bar.Close <= 0m)
            ? Faulty("malformed: expected closes above zero, found others")
            : WithSplits(rows, [.. raw.Days.Values.Select(bar => bar.Close!.Value)], announced, today);
    }

    private static (IReadOnlyList<BarRow> Rows, string? Fault) Faulty(string fault) =>
        ([], fault);

    private static (IReadOnlyList<BarRow> Rows, string? Fault) WithSplits(
        List<BarRow> rows, List<decimal> raw, IReadOnlyList<CorporateAction> announced, DateOnly today)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            // After the last bar everything is on today's basis.
            var isLast = index == rows.Count - 1;
            var (next, until) = isLast ? (1m, today) : (raw[index + 1] / rows[index + 1].Close, rows[index + 1].Day);
            var measured = raw[index] / rows[index].Close / next;
            var tolerance = Tolerance + (Rounding / rows[index].Close)
                + (isLast ? 0m : Rounding / rows[index + 1].Close);
            var between = announced
                .Where(action => action.EffectiveOn > rows[index].Day && action.EffectiveOn <= until
                    && action.ShareFactor is not null)
                .OrderBy(action => action.EffectiveOn)
                .ToList();
            var believed = Explain(measured, tolerance, between);
            if (believed is null)
            {
                return Faulty(string.Create(
                    CultureInfo.InvariantCulture,
                    $"adjustment: expected prices on {until:yyyy-MM-dd} changed by announced splits "
                    + $"({string.Join(" x ", between.Select(action => $"{action.ShareFactor:0.####}"))}), "
                    + $"found a change by {measured:0.####}"));
            }

            if (isLast)
            {
                return (OnBasisOfLast(rows, ProductOf(believed)), null);
            }

            if (believed.Count > 0)
            {
                rows[index + 1] = rows[index + 1] with { ShareFactor = ProductOf(believed) };
            }
        }

        return Faulty("no-bars: expected daily bars, found none");
    }

    /// <summary>Takes back what was taken out of all prices after the last row: the next reading finds it again.
    /// </summary>
    private static List<BarRow> OnBasisOfLast(List<BarRow> rows, decimal shareFactor)
    {
        var (close, adjusted) = (rows[^1].Close, rows[^1].AdjustedClose);
        return shareFactor == 1m && close == adjusted ? rows : rows.ConvertAll(row => row with
        {
            Open = row.Open * shareFactor,
            High = row.High * shareFactor,
            Low = row.Low * shareFactor,
            Close = row.Close * shareFactor,
            AdjustedClose = close == adjusted ? row.AdjustedClose * shareFactor
                : row.AdjustedClose / adjusted * close * shareFactor,
            Volume = row.Volume / shareFactor,
        });
    }

    /// <summary>Which of the announced explain a change of prices: all, or those that are splits by name, because a
    /// dividend in shares is not always taken out of prices. Null when neither does.</summary>
    private static List<CorporateAction>? Explain(decimal measured, decimal tolerance, List<CorporateAction> between)
    {
        var named = between.Where(action => action.Kind != CorporateActionReading.StockDividend).ToList();
        return IsNear(measured, ProductOf(between), tolerance) ? between
            : IsNear(measured, ProductOf(named), tolerance) ? named
            : null;
    }

    private static decimal ProductOf(IEnumerable<CorporateAction> actions) =>
        actions.Aggregate(1m, (product, action) => product * action.ShareFactor!.Value);

    private static bool IsNear(decimal measured, decimal expected, decimal tolerance) =>
        Math.Abs((measured / expected) - 1m) <= tolerance;
}
