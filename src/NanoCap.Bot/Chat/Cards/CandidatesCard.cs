using System.Globalization;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The signals of the latest scan by strategy, the most confident first, whether or not they have a rank.
/// </summary>
internal static class CandidatesCard
{
    private static readonly Column[] Columns =
    [
        new("#", true), new("Symbol"), new("Confidence", true), new("Close", true), new("Stop", true),
        new("Target", true), new("Note"),
    ];

    public static Card Of(DeskState state, DateOnly session, IReadOnlyList<StrategyCandidates> strategies) => new(
        $"Candidates of {Figures.Day(session)}",
        Severity.Plain,
        [.. strategies.Select(Block)])
    {
        Banner = Banner.Of(state),
        Footer = "By confidence within a strategy, which says nothing about what they earn; /strategies tells that.",
    };

    private static CardBlock Block(StrategyCandidates one) => one.Signals.Count == 0
        ? new CardBlock.Paragraph("No signal.", one.Strategy)
        : new CardBlock.Table(
            Columns,
            [.. one.Signals.Select(Row)],
            one.Count > one.Signals.Count
                ? string.Create(
                    CultureInfo.InvariantCulture, $"{one.Strategy}, the first {one.Signals.Count} of {one.Count}")
                : one.Strategy);

    private static IReadOnlyList<Cell> Row(SheetSignal line) =>
    [
        line.Rank is { } rank ? rank.ToString(CultureInfo.InvariantCulture) : Cell.Dash,
        new(line.Signal.Symbol.Value, Tone.Strong),
        Figures.Number(line.Signal.Confidence, "0.00"),
        Figures.Number(line.Signal.Reference),
        Figures.Number(line.Signal.Stop),
        Figures.Number(line.Signal.Target),
        new(line.Note ?? "", Tone.Quiet),
    ];
}
