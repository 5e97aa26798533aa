using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>Add funds or consolidate (design, risk: cash depletion 6).</summary>
internal static class Funding
{
    public static FundingAdvice Of(
        FundingEvidence evidence, MarketView market, IReadOnlyList<LiquidationCandidate> liquidation)
    {
        var missed = evidence.Missed;
        var wanted = new Usd(missed.Sum(signal => signal.Wanted.Value));
        var raise = new Usd(liquidation.Sum(candidate => candidate.Value.Value));
        var (measured, later) = LaterReturn(missed, market);
        var blank = new FundingAdvice(
            false, evidence.Scans.Count, missed.Count, wanted, raise, measured, later, string.Empty);
        return blank with
        {
            AddsFunds = missed.Count > 0 && wanted > raise && later?.Value > 0m,
            Text = TextOf(blank),
        };
    }

    /// <summary>Losers count too; a signal without a session after it says nothing yet.</summary>
    private static (int Measured, Ratio? Return) LaterReturn(IReadOnlyList<MissedSignal> missed, MarketView market)
    {
        var (count, amount, gained) = (0, 0m, 0m);
        foreach (var signal in missed)
        {
            if (market.FindReturnSinceOpenAfter(signal.Symbol, signal.Session) is { } made && double.IsFinite(made))
            {
                (count, amount) = (count + 1, amount + signal.Wanted.Value);
                gained += signal.Wanted.Value * (decimal)made;
            }
        }

        return (count, count > 0 ? new Ratio(gained / amount) : null);
    }

    private static string TextOf(FundingAdvice advice)
    {
        var scans = advice.Scans == 1 ? "the last scan" : Invariant($"the last {advice.Scans} scans");
        if (advice.Signals == 0)
        {
            return $"No signal of score .60 or more was refused for cash alone in {scans}: "
                + "nothing speaks for adding funds; consolidate.";
        }

        var signals = Invariant($"{advice.Signals} signal{(advice.Signals == 1 ? "" : "s")}");
        if (advice.Wanted <= advice.CouldRaise)
        {
            return $"{signals} of {scans} with a score of .60 or more, refused for cash alone, wanted {advice.Wanted} "
                + $"USD; selling could raise {advice.CouldRaise} USD: consolidate.";
        }

        var funded = $"Adding {advice.Wanted} USD would have funded {signals} of {scans}; ";
        if (advice.LaterReturn is not { } later)
        {
            return funded + "no session has passed since, so nothing is known of their return: consolidate.";
        }

        var known = advice.Measured == advice.Signals ? "" : Invariant($" ({advice.Measured} measured)");
        var text = funded + Invariant(
            $"their later return{known} was {later.Value * 100m:+0.0;-0.0;0.0} % before cost");
        return text + (later.Value > 0m ? "." : ": more money would not have helped; consolidate.");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
