using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Signals as rows, the same on the digest and on the answer to /signals.</summary>
internal static class SignalTable
{
    private static readonly Column[] Columns =
    [
        new("#", true), new("Symbol"), new("Strategy"), new("Score", true), new("Confidence", true),
        new("Close", true), new("Outcome"),
    ];

    public static CardBlock Of(string heading, IEnumerable<CandidateLine> lines) =>
        new CardBlock.Table(Columns, [.. lines.Select(Row)], heading);

    /// <summary>What the review said of each line, one item a finding.</summary>
    public static IReadOnlyList<CardBlock> FindingsOf(IEnumerable<CandidateLine> lines)
    {
        var items = lines
            .SelectMany(line => line.Findings.Select(finding => (line.Symbol, Cell: Words.Finding(finding))))
            .Select(found => found.Cell with { Text = $"{found.Symbol}: {found.Cell.Text}" })
            .ToList();
        return items.Count == 0
            ? []
            : [new CardBlock.List(items, "The review says, each as if those ranked above it were bought")];
    }

    private static IReadOnlyList<Cell> Row(CandidateLine line) =>
    [
        line.Rank is { } rank ? rank.ToString(CultureInfo.InvariantCulture) : Cell.Dash,
        new(line.Symbol.Value, Tone.Strong),
        line.Strategy,
        Figures.Number(line.Score, "0.00"),
        Figures.Number(line.Confidence, "0.00"),
        line.Reference.ToString(),
        Outcome(line),
    ];

    private static Cell Outcome(CandidateLine line)
    {
        if (line.ProposalNumber is { } number)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"proposal {number}"), Tone.Good);
        }

        var refusals = line.Findings.Where(finding => finding.Effect == Trading.Risk.FindingEffect.Refuses).ToList();
        return refusals.Count > 0
            ? new("refused: " + string.Join(", ", refusals.Select(finding => finding.Code)), Tone.Bad)
            : new(line.Note ?? Figures.Dash, Tone.Quiet);
    }
}
