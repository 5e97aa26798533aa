using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The pairs whose spread came back, the surest first.</summary>
internal static class PairsCard
{
    private static readonly Column[] Columns =
    [
        new("Pair"), new("Sector"), new("Correlation", true), new("p", true), new("Half-life", true), new("z", true),
        new("Cheap"),
    ];

    public static Card Of(DeskState state, DateOnly session, IReadOnlyList<PairLine> pairs) => new(
        $"Pairs on {Figures.Day(session)}",
        Severity.Plain,
        [
            pairs.Count == 0
                ? new CardBlock.Paragraph("No pair of one sector correlates and comes back enough.")
                : new CardBlock.Table(Columns, [.. pairs.Select(Row)]),
        ])
    {
        Banner = Banner.Of(state),
        Footer = "Correlation of 60 log returns at least .8, Engle-Granger p at most .05, half-life in sessions. It "
            + "buys the cheap leg at 2 <= |z| < 4 and never sells short, so the pair's hedge is missing.",
    };

    private static IReadOnlyList<Cell> Row(PairLine pair) =>
    [
        new($"{pair.Dependent} on {pair.Other}", Tone.Strong),
        pair.Sector ?? "unknown",
        Figures.Number(pair.Numbers.Correlation, "0.00"),
        Figures.Number(pair.Numbers.PValue, "0.0000"),
        Figures.Number(pair.Numbers.HalfLife, "0.0"),
        Figures.Number(pair.Numbers.Z, "+0.00;-0.00;0.00"),
        pair.Cheap is { } cheap ? new(cheap.Value + (pair.Fires ? ", in range" : "")) : Cell.Dash,
    ];
}
