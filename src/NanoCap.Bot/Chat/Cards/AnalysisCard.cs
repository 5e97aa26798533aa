using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Everything that the strategies and the rules say of a symbol.</summary>
internal static class AnalysisCard
{
    public static Card Of(DeskState state, SymbolAnalysis analysis, IReadOnlyList<SheetSignal> signals)
    {
        List<CardBlock> blocks =
        [
            Symbol(analysis),
            new CardBlock.List(
                analysis.Refusals.Count == 0
                    ? [new("nothing refuses an entry", Tone.Good)]
                    : [.. analysis.Refusals.Select(reason => new Cell(reason, Tone.Bad))],
                "Filter and exclusions"),
        ];
        if (analysis.Warnings.Count > 0)
        {
            blocks.Add(new CardBlock.List(
                [.. analysis.Warnings.Select(warning => new Cell(warning, Tone.Warning))],
                "Warnings, they refuse none"));
        }

        blocks.AddRange(analysis.Numbers.Select(numbers => OfStrategy(analysis, numbers, signals)));
        var name = analysis.Listing.Name.Length > 0 ? ", " + analysis.Listing.Name : "";
        return new($"{analysis.Listing.Symbol}{name}", Severity.Plain, blocks) { Banner = Banner.Of(state) };
    }

    private static CardBlock.Fields Symbol(SymbolAnalysis analysis) => new(
    [
        new("Last bar", Figures.Day(analysis.Session)),
        new("Close", Figures.Number(analysis.Close) + " USD"),
        new("Sector", analysis.Listing.Sector ?? "unknown"),
        new("Country", analysis.Listing.Country ?? "unknown"),
        new("Capitalisation", analysis.Listing.MarketCap is { } cap ? Figures.Money(cap) : "unknown"),
        new("Float", analysis.Listing.FloatShares is { } shares
            ? Figures.Number((double)shares, "#,##0") + " shares" : "unknown"),
    ]);

    private static CardBlock OfStrategy(
        SymbolAnalysis analysis, StrategyNumbers numbers, IReadOnlyList<SheetSignal> signals)
    {
        var fired = signals.FirstOrDefault(line => line.Signal.Strategy == numbers.Strategy);
        var heading = numbers.Strategy + (
            fired is not null ? " fired" + (fired.Note is { } note ? $", without a rank: {note}" : "")
            : analysis.Enabled.Contains(numbers.Strategy) ? " did not fire"
            : " (not enabled)");
        return numbers.Numbers.Count == 0
            ? new CardBlock.Paragraph(
                new("No number for it today: too little history, or no pair.", Tone.Quiet), heading)
            : EvidenceBlock.Of(heading, numbers.Numbers);
    }
}
