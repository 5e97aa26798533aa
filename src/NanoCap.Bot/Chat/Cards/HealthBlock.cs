using NanoCap.Trading.Desk;
using NanoCap.Trading.Portfolio;

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
        var bare = state.Positions.Values
            .Where(position => position.Selling is null && !IsOfBook(state, position)
                && ProposalProgress.FindProtection(state, position) is null)
            .Select(position => position.Symbol.Value).ToList();
        if (bare.Count > 0)
        {
            fields.Add(new("No guard", new Cell(string.Join(", ", bare), Tone.Warning)));
        }

        return new(fields, "Health");
    }

    // An allocation book asks for no stop.
    private static bool IsOfBook(DeskState state, Position position) =>
        position.ProposalNumber is { } number && state.Rebalances.ContainsKey(number);
}
