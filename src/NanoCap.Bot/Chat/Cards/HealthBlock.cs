using NanoCap.Trading.Desk;

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
        return new(fields, "Health");
    }
}
