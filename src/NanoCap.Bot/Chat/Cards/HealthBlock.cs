using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Breakers, gates and books, a line each.</summary>
internal static class HealthBlock
{
    public static CardBlock.Fields Of(DeskState state, bool isHalted = false)
    {
        var fields = new List<Field>
        {
            new("Desk", isHalted ? new Cell("HALTED", Tone.Bad) : Words.Mode(state)),
            new("Breakers", BreakerBlocks.Breakers(state)),
            new("Gates", BreakerBlocks.Gates(state)),
            new("Books", state.IsReconciled
                ? new Cell("compared with the broker", Tone.Good)
                : new Cell("not yet compared with the broker", Tone.Warning)),
        };
        fields.AddRange(state.Differences.Order(StringComparer.Ordinal)
            .Select(text => new Field("Difference", new Cell(text, Tone.Warning))));
        fields.AddRange(ProtectionCoverage.Of(state)
            .Select(bare => new Field(
                "No guard",
                new Cell($"{bare.Symbol}: {bare.Why}", bare.Gap == CoverageGap.Open ? Tone.Bad : Tone.Warning))));
        if (Alerts(state.Alerts) is { } alerts)
        {
            fields.Add(new("Alerts", alerts));
        }

        return new(fields, "Health");
    }

    private static Cell? Alerts(AlertBook book)
    {
        var standing = book.Standing.Values.ToList();
        if (standing.Count == 0)
        {
            return null;
        }

        var critical = standing.Count(alert => alert.Severity == AlertSeverity.Critical);
        var known = standing.Count(alert => alert.AcknowledgedBy is not null);
        return new(
            Figures.Count(standing.Count, "stands", "stand")
            + (critical > 0 ? string.Create(CultureInfo.InvariantCulture, $", {critical} critical") : "")
            + (known > 0 ? string.Create(CultureInfo.InvariantCulture, $", {known} acknowledged") : "")
            + "; /alerts",
            standing.Exists(alert => alert.Rings) ? Tone.Bad
            : standing.Exists(alert => alert.Severity == AlertSeverity.Warning) ? Tone.Warning
            : Tone.Plain);
    }
}
