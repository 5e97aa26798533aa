using System.Globalization;
using System.Text.Json;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Announcements of every kind. Alpaca names one member after each kind and gives each its own members; what
/// matters here is found in all of them, and in kinds that come later.</summary>
internal static class CorporateActionReading
{
    public const string ForwardSplit = "forward_split";
    public const string ReverseSplit = "reverse_split";
    public const string StockDividend = "stock_dividend";

    private static readonly string[] SymbolMembers = ["symbol", "old_symbol", "source_symbol", "acquiree_symbol"];
    private static readonly string[] DateMembers = ["ex_date", "effective_date", "process_date"];

    /// <exception cref="MarketDataException">One of them has no symbol or no date: it could be ours.</exception>
    public static IEnumerable<CorporateAction> Of(string path, JsonElement kinds)
    {
        if (kinds.ValueKind == JsonValueKind.Null)
        {
            yield break;
        }

        if (kinds.ValueKind != JsonValueKind.Object)
        {
            throw DataLine.Failed(path, "The answer has no corporate_actions; nothing is known.");
        }

        foreach (var kind in kinds.EnumerateObject().Where(kind => kind.Value.ValueKind != JsonValueKind.Null))
        {
            if (kind.Value.ValueKind != JsonValueKind.Array)
            {
                throw DataLine.Failed(path, $"{kind.Name} is no list; nothing of it is used.");
            }

            var name = kind.Name.EndsWith('s') ? kind.Name[..^1] : kind.Name;
            foreach (var action in kind.Value.EnumerateArray())
            {
                if (Find(name, action) is not var (text, date))
                {
                    throw DataLine.Failed(path, $"A {name} lacks its symbol or its date; nothing of it is used.");
                }

                // Not every security has a ticker that can be traded.
                if (Symbol.TryParse(text, out var symbol))
                {
                    yield return new CorporateAction(symbol, name, date, FactorOf(name, action));
                }
            }
        }
    }

    private static (string Symbol, DateOnly Date)? Find(string kind, JsonElement action)
    {
        if (action.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var symbol = SymbolMembers.Select(name => TextOf(action, name)).FirstOrDefault(text => text is not null);
        var date = DateMembers.Select(name => TextOf(action, name)).FirstOrDefault(text => text is not null);
        return symbol is not null && DateOnly.TryParseExact(
            date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? (symbol, day) : null;
    }

    private static decimal? FactorOf(string kind, JsonElement action) => kind switch
    {
        ForwardSplit or ReverseSplit
            when NumberOf(action, "new_rate") is > 0m and var fresh && NumberOf(action, "old_rate") is > 0m and var old
            => fresh / old,
        StockDividend when NumberOf(action, "rate") is > 0m and var rate => 1m + rate,
        _ => null,
    };

    private static string? TextOf(JsonElement action, string name) =>
        action.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;

    private static decimal? NumberOf(JsonElement action, string name) =>
        action.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number) ? number : null;
}
