using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>The essential figures of a journalled event in a few words, of whatever type it is.</summary>
internal static class EventFigures
{
    private const int Longest = 90;
    private const int Deepest = 3;

    // What is told is told in this order; everything else is in the event itself.
    private static readonly string[] Told =
    [
        "symbol", "order", "id", "number", "side", "purpose", "shares", "quantity", "newQuantity", "approvedQuantity",
        "price", "limit", "limitPrice", "stop", "stopPrice", "target", "status", "mode", "breaker", "limitRatio",
        "measured", "equity", "baseline", "cash", "session", "strategy", "reason", "code", "user", "what", "text",
    ];

    public static string Of(ReadOnlySpan<byte> json)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        Collect(document.RootElement, 0, found);
        var text = new StringBuilder();
        foreach (var words in Told.Where(found.ContainsKey).Select(name => Worded(name, found[name])))
        {
            if (text.Length > 0 && text.Length + words.Length > Longest)
            {
                break;
            }

            text.Append(text.Length > 0 ? ", " : string.Empty).Append(words);
        }

        return text.Length <= Longest ? text.ToString() : $"{text.ToString(0, Longest - 3)}...";
    }

    private static void Collect(JsonElement element, int depth, Dictionary<string, string> found)
    {
        if (element.ValueKind != JsonValueKind.Object || depth == Deepest)
        {
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                // The nearest to the top wins: an order's reason before a note inside it.
                found.TryAdd(property.Name, property.Value.ToString());
            }
        }

        foreach (var property in element.EnumerateObject())
        {
            Collect(property.Value, depth + 1, found);
        }
    }

    private static string Worded(string name, string value) =>
        name is "symbol" or "order" or "id" or "side" or "reason" or "code" or "text" or "what" or "status"
            ? value
            : string.Create(CultureInfo.InvariantCulture, $"{Spaced(name)} {value}");

    private static string Spaced(string name) => string.Concat(name.Select(letter =>
        char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}
