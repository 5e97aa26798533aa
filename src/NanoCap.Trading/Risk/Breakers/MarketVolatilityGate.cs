using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>No entries in a market that moves more than usual: of SPY, else IWM, else the scanned universe's mean
/// return.</summary>
public static class MarketVolatilityGate
{
    /// <summary>Its name.</summary>
    public const string Name = "market-volatility";

    /// <summary>Annualised volatility of the last sessions above this closes.</summary>
    public const double Limit = 0.35;

    /// <summary>A day further from the mean of the sessions before than so many of their deviations closes.</summary>
    public const double Deviations = 3;

    /// <summary>Sessions of the volatility.</summary>
    public const int VolatilitySessions = 20;

    /// <summary>Sessions that a day is compared with.</summary>
    public const int ComparedSessions = 60;

    // Days on which a fund was not traded leave gaps that older days fill.
    private const int SessionsRead = 100;

    private static readonly Symbol[] Funds = [Symbol.Of("SPY"), Symbol.Of("IWM")];

    /// <summary>The market is watched and could not be read.</summary>
    public static GateReading Unread { get; } =
        new(Name, GateVerdict.Closed, Limit, null, "The market could not be read.");

    /// <summary>Judges the market at its last close.</summary>
    public static GateReading Judge(MarketView market)
    {
        ArgumentNullException.ThrowIfNull(market);
        foreach (var fund in Funds)
        {
            if (market.Returns(fund, SessionsRead) is { } returns)
            {
                return Judge(fund.Value, returns);
            }
        }

        return market.UniverseReturns(SessionsRead) is { } mean
            ? Judge("the scanned universe", mean)
            : new(Name, GateVerdict.NotMeasured, Limit, null, "No market is known whose volatility could be measured.");
    }

    /// <summary>Judges daily returns, oldest first, NaN where there is none; the last one is today's.</summary>
    /// <param name="source">Whose they are.</param>
    /// <param name="returns">Simple daily returns.</param>
    public static GateReading Judge(string source, ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
        {
            return TooShort(source, 0);
        }

        if (!double.IsFinite(returns[^1]))
        {
            return new(Name, GateVerdict.Closed, Limit, null, $"{source} has no return of the latest session.");
        }

        var known = new List<double>(returns.Length);
        foreach (var value in returns)
        {
            if (double.IsFinite(value))
            {
                known.Add(value);
            }
        }

        return known.Count < VolatilitySessions ? TooShort(source, known.Count) : Judge(source, known);
    }

    private static GateReading Judge(string source, List<double> known)
    {
        var volatility = EquityMetrics.Volatility(known.TakeLast(VolatilitySessions).ToArray());
        if (volatility is not { } measured)
        {
            return new(Name, GateVerdict.Closed, Limit, null, $"The volatility of {source} is no number.");
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{source} moved {measured:0.0%} a year over {VolatilitySessions} sessions; {Limit:0%} is the limit.");
        if (measured > Limit)
        {
            return new(Name, GateVerdict.Closed, Limit, measured, text);
        }

        if (known.Count <= ComparedSessions)
        {
            return new(
                Name, GateVerdict.NotMeasured, Limit, measured,
                $"{text} Its day cannot be compared with {ComparedSessions} before it yet.");
        }

        var before = known.TakeLast(ComparedSessions + 1).Take(ComparedSessions).ToArray();
        var off = Math.Abs(known[^1] - before.Average());
        var deviation = (EquityMetrics.Volatility(before) ?? 0) / Math.Sqrt(EquityMetrics.SessionsAYear);
        return off > Deviations * deviation
            ? new(
                Name, GateVerdict.Closed, Limit, measured,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{source} moved {known[^1]:0.0%} in a day, more than {Deviations:0} deviations of the "
                    + $"{ComparedSessions} sessions before."))
            : new(Name, GateVerdict.Good, Limit, measured, text);
    }

    private static GateReading TooShort(string source, int sessions) => new(
        Name, GateVerdict.NotMeasured, Limit, null,
        $"The volatility of {source} is not measured: it has {sessions} of {VolatilitySessions} sessions.");
}
