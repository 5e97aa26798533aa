using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The microcap screen of a symbol with the points that make it, and what high scores were worth.</summary>
internal static class ScoreCard
{
    public const string Strategy = "microcap-score";

    /// <summary>Must be said wherever the score is shown.</summary>
    public const string Fact =
        "A screen, not an edge: on 883,580 real samples, bought at the next close and held 5 sessions, high scores did "
        + "worse than low ones; the median was -0.20% at 40-49 and -1.45% at 80-89.";

    public static Card Of(DeskState state, SymbolAnalysis analysis, IReadOnlyList<Evidence> numbers)
    {
        List<CardBlock> blocks = [EvidenceBlock.Of("Points and what they are for", numbers)];
        if (analysis.Refusals.Count > 0)
        {
            blocks.Add(new CardBlock.List(
                [.. analysis.Refusals.Select(reason => new Cell(reason, Tone.Bad))], "An entry would be refused"));
        }

        var score = numbers.Where(number => number.Name == "score").Select(number => (double?)number.Value)
            .FirstOrDefault();
        return new($"{analysis.Listing.Symbol} scores {Figures.Number(score, "0")} of 100 on "
            + Figures.Day(analysis.Session), Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = Fact,
        };
    }
}
