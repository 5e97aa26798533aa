using System.Text.Json;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>Picks the entries that tell about one holding of a symbol: from its proposal, or from the first order after
/// which it was held, to the sale that closed it.</summary>
/// <param name="symbol">The symbol.</param>
/// <param name="proposal">The proposal it came from; null when from none.</param>
/// <param name="trade">The number of the closing trade; null while it is held.</param>
internal sealed class HoldingStory(Symbol symbol, int? proposal, int? trade)
{
    private readonly List<JournalEntry> told = [];
    private bool isProposed;
    private bool isOver;

    public IReadOnlyList<JournalEntry> Entries => told;

    /// <summary>Takes the next entry, with the states that it lies between.</summary>
    public void Tell(JournalEntry entry, DeskState before, DeskState after)
    {
        if (isOver)
        {
            return;
        }

        var isOfProposal = proposal is not null && IsOfProposal(entry);
        isProposed |= isOfProposal;
        if (isOfProposal || (HasBegun && IsAbout(entry, after)))
        {
            told.Add(entry);
        }

        isOver = trade is { } number && after.Trades.Count >= number;
        if (!isOver && proposal is null
            && before.Positions.ContainsKey(symbol) && !after.Positions.ContainsKey(symbol))
        {
            // That was an earlier holding.
            told.Clear();
        }
    }

    private bool HasBegun => proposal is null || isProposed;

    // Proposals and rebalances are numbered together.
    private bool IsOfProposal(JournalEntry entry)
    {
        if (!entry.Type.StartsWith("Proposal", StringComparison.Ordinal)
            && !entry.Type.StartsWith("Rebalance", StringComparison.Ordinal))
        {
            return false;
        }

        using var document = JsonDocument.Parse(entry.Json);
        return document.RootElement.TryGetProperty("number", out var number) && number.GetInt32() == proposal;
    }

    private bool IsAbout(JournalEntry entry, DeskState state)
    {
        using var document = JsonDocument.Parse(entry.Json);
        return IsAbout(document.RootElement, state);
    }

    // Lists are about many symbols, such as a day's ranking or marks.
    private bool IsAbout(JsonElement element, DeskState state) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => IsAbout(property.Value, state)),
        JsonValueKind.String => element.GetString() is { Length: > 0 and <= ClientOrderId.MaximumLength } text
            && (text == symbol.Value || IsOrderIn(text, state)),
        _ => false,
    };

    private bool IsOrderIn(string text, DeskState state) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && state.Orders.TryGetValue(ClientOrderId.Parse(text), out var order)
        && order.Symbol == symbol;
}
