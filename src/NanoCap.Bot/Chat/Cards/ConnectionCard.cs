using NanoCap.Bot.Diagnostics.Connection;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Each check of the connections: a word, what was found, what to do.</summary>
internal static class ConnectionCard
{
    private static readonly Column[] Columns = [new("Check"), new("Result"), new("Found")];

    public static Card Of(ConnectionReport report)
    {
        var wrong = report.Lines.Where(line => line.Result.Outcome != ConnectionOutcome.Pass).ToList();
        var fixes = wrong.Where(line => line.Result.Outcome != ConnectionOutcome.NotAsked).ToList();
        var verdict = wrong.Count == 0
            ? new Cell("All checks pass.", Tone.Good)
            : new Cell(
                $"{Figures.Count(fixes.Count, "check does", "checks do")} not pass"
                + (wrong.Count > fixes.Count
                    ? $", {Figures.Count(wrong.Count - fixes.Count, "was", "were")} not asked." : "."),
                Tone.Bad);
        var blocks = new List<CardBlock>
        {
            new CardBlock.Paragraph($"Broker: {report.Broker}."),
            new CardBlock.Table(Columns, [.. report.Lines.Select(Row)]),
            new CardBlock.Paragraph(verdict),
        };
        if (fixes.Count > 0)
        {
            blocks.Add(new CardBlock.List(
                [.. fixes.Select(line => (Cell)$"{line.Name}: {line.Result.Fix}")], "To do"));
        }

        return new("Connection test", wrong.Count == 0 ? Severity.Good : Severity.Warning, blocks);
    }

    private static IReadOnlyList<Cell> Row(ConnectionLine line) => [line.Name, Word(line.Result), line.Result.Found];

    private static Cell Word(ConnectionResult result) => result.Outcome switch
    {
        ConnectionOutcome.Pass => new("pass", Tone.Good),
        ConnectionOutcome.Warning => new("WARN", Tone.Warning),
        ConnectionOutcome.Fail => new("FAIL", Tone.Bad),
        ConnectionOutcome.NotAsked => new("-", Tone.Quiet),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Expected a known outcome."),
    };
}
