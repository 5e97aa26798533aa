using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>A day's ranking: every signal, and what was skipped and why.</summary>
internal static class SignalsCard
{
    private const int MostRows = 40;
    private const int MostNames = 12;

    public static Card Of(
        DeskState state,
        DateOnly session,
        IReadOnlyList<StrategyLine> strategies,
        IReadOnlyList<CandidateLine> lines,
        IReadOnlyList<CardBlock> skipped)
    {
        List<CardBlock> blocks = [.. StrategyBlocks.Of(strategies)];
        var ranked = lines.Where(line => line.Rank is not null).ToList();
        var others = lines.Where(line => line.Rank is null).ToList();
        Add(blocks, "Ranked", ranked);
        blocks.AddRange(SignalTable.FindingsOf(ranked));
        Add(blocks, "Without a rank", others);
        if (lines.Count == 0)
        {
            blocks.Add(new CardBlock.Paragraph("No signal."));
        }

        blocks.AddRange(skipped);
        return new($"Signals of {Figures.Day(session)}", Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = "/why SYMBOL tells every number behind a signal, or the rule that refused it.",
        };
    }

    /// <summary>Skipped symbols by the identifier of their first reason, as the digest counts them.</summary>
    public static CardBlock Skipped(IReadOnlyList<SkippedSymbol> skipped)
    {
        var groups = skipped
            .Select(symbol => (symbol.Symbol, Id: Identifier(symbol.Reason)))
            .GroupBy(entry => entry.Id)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        return new CardBlock.Fields(
            [.. groups.Select(group => new Field(group.Key, Names([.. group.Select(entry => entry.Symbol)])))],
            $"Skipped, {Figures.Count(skipped.Count, "symbol", "symbols")}");
    }

    private static void Add(List<CardBlock> blocks, string heading, List<CandidateLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        blocks.Add(SignalTable.Of(heading, lines.Take(MostRows)));
        if (lines.Count > MostRows)
        {
            blocks.Add(new CardBlock.Paragraph(new($"and {lines.Count - MostRows} more.", Tone.Quiet)));
        }
    }

    private static string Identifier(string reason) => reason.Split(':')[0].Trim();

    private static string Names(List<string> symbols)
    {
        var named = string.Join(", ", symbols.Order(StringComparer.Ordinal).Take(MostNames));
        return symbols.Count > MostNames ? $"{symbols.Count}: {named}, ..." : $"{symbols.Count}: {named}";
    }
}
