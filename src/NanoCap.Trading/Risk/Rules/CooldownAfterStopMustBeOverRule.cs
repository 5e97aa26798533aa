using System.Globalization;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>After a stop the symbol rests; the entry would be in the session after the market's last one.</summary>
internal sealed class CooldownAfterStopMustBeOverRule : IRiskRule
{
    public const string Code = "cooldown";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (!review.Desk.StoppedOut.TryGetValue(review.Order.Symbol, out var stopped))
        {
            yield break;
        }

        var calendar = TradingCalendar.Nyse;
        var entry = calendar.Next(review.Market.Session);
        var restedFully = review.Profile.CooldownSessions;
        var rested = entry <= stopped ? 0 : calendar.Count(stopped.AddDays(1), entry) - 1;
        if (rested < restedFully)
        {
            yield return new Finding(Code, FindingEffect.Refuses, restedFully, rested, string.Create(
                CultureInfo.InvariantCulture,
                $"Its stop was hit on {stopped:yyyy-MM-dd}; {rested} sessions lie between, " +
                $"{restedFully} are required."));
        }
    }
}
