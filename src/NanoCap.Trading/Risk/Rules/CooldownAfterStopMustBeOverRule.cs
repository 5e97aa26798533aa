using NanoCap.Trading.Sessions;
using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>After a stop the symbol rests; the entry would be in the session after the market's last one.</summary>
internal sealed class CooldownAfterStopMustBeOverRule : IRiskRule
{
    public const string Code = "cooldown";

    string IRiskRule.Code => Code;

    public string Sentence => "The symbol has rested since its stop was hit.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) =>
        string.Create(CultureInfo.InvariantCulture, $"{profile.CooldownSessions} sessions");

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (!review.Desk.StoppedOut.TryGetValue(review.Order.Symbol, out var stopped))
        {
            return;
        }

        var calendar = TradingCalendar.Nyse;
        var entry = calendar.Next(review.Market.Session);
        var restedFully = review.Profile.CooldownSessions;
        var rested = entry <= stopped ? 0 : calendar.Count(stopped.AddDays(1), entry) - 1;
        if (rested < restedFully)
        {
            findings.Refuse(Code, restedFully, rested, string.Create(
                CultureInfo.InvariantCulture,
                $"Its stop was hit on {stopped:yyyy-MM-dd}; {rested} sessions lie between, " +
                $"{restedFully} are required."));
        }
    }
}
