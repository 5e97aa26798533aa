using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Every limit of a profile with what it measures now; a dash where only an order has a figure.</summary>
internal static class RiskCard
{
    public static Card Of(DeskState state, RiskProfile profile, RiskMeasures now, bool isActive)
    {
        var table = new CardBlock.Table(
            [new("Limit"), new("At most", true), new("Now", true)], [.. RiskRows.Of(state, profile, now)]);
        List<CardBlock> blocks = isActive ? [HealthBlock.Of(state), table] : [table];
        blocks.AddRange(UnreachableOf(profile, now));
        return new($"Risk, profile {profile.Name}" + (isActive ? "" : " (not active)"), Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = "Value at risk is that of holdings and open buys over 250 sessions at 95 %: the 5th percentile, "
                + "and 1.645 deviations; the larger is judged. /limits lists the rules.",
        };
    }

    private static IEnumerable<CardBlock> UnreachableOf(RiskProfile profile, RiskMeasures now)
    {
        var sentences = UnreachableLimits.Of(profile, now.Equity);
        if (sentences.Count > 0)
        {
            yield return new CardBlock.List(
                [.. sentences.Select(text => new Cell(text, Tone.Warning))], "At the present equity");
        }
    }
}
