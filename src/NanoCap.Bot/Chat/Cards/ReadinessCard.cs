using NanoCap.Bot.Diagnostics.Readiness;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Every check before real money: what was found, how it was judged, what to do.</summary>
internal static class ReadinessCard
{
    public static Card Of(ReadinessReport report, string? banner = null)
    {
        var (open, warnings) = (report.Open.Count, report.Warnings.Count);
        var verdict = report.IsReady
            ? new Cell("Ready: every safety check passes.", Tone.Good)
            : new Cell($"Not ready for real money: {Figures.Count(open, "safety check does", "safety checks do")} not "
                + "pass. What was not measured does not pass.", Tone.Bad);
        return new("Readiness for real money", report.IsReady ? Severity.Good : Severity.Warning,
        [
            new CardBlock.Paragraph(verdict),
            new CardBlock.List(Items(report, isCritical: true), "Safety: all must pass"),
            new CardBlock.List(
                Items(report, isCritical: false),
                $"Evidence: {Figures.Count(warnings, "warning", "warnings")} that nobody has accepted"),
        ])
        {
            Banner = banner,
            Footer = "A measured figure is accepted by typing it: /readiness ack CHECK FIGURE",
        };
    }

    /// <summary>What a check found, in a word.</summary>
    public static string Word(ReadinessLine line) => line.Result.Outcome switch
    {
        ReadinessOutcome.Pass => "pass",
        ReadinessOutcome.Fail => line.IsAccepted ? "accepted" : "FAIL",
        _ => "not yet measured",
    };

    private static IReadOnlyList<Cell> Items(ReadinessReport report, bool isCritical) =>
        [.. report.Lines.Where(line => line.IsCritical == isCritical).Select(Item)];

    private static Cell Item(ReadinessLine line)
    {
        var text = $"{line.Name}: {Word(line)}. {line.Result.Judged}";
        if (line.Result.Fix is { } fix && !line.IsAccepted)
        {
            text += $" To do: {fix}";
        }

        if (line is { Result: { Outcome: ReadinessOutcome.Fail, Figure: { } figure }, IsAccepted: false })
        {
            text += $" Or accept it: /readiness ack {line.Name} {figure.Typed}";
        }

        if (line.Accepted is { } accepted)
        {
            text += $" Accepted at {accepted.Figure} by {accepted.By}"
                + (line.IsAccepted ? "." : ", and it is worse now.");
        }

        return new(text, line.Result.Outcome switch
        {
            ReadinessOutcome.Pass => Tone.Good,
            ReadinessOutcome.Fail when !line.IsAccepted => Tone.Bad,
            _ => Tone.Warning,
        });
    }
}
