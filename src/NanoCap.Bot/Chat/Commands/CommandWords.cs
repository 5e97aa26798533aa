using System.Globalization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>The words after a command's name.</summary>
internal sealed record CommandWords(IReadOnlyList<string> All)
{
    public int Count => All.Count;

    public string? Find(int place) => place < All.Count ? All[place] : null;

    /// <summary>The words from a place on, as one text; null when there are none.</summary>
    public string? Rest(int place) => place < All.Count ? string.Join(' ', All.Skip(place)) : null;

    public bool Is(int place, string word) =>
        string.Equals(Find(place), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a whole number above zero; <c>#12</c> and <c>P12</c>, as the desk names proposals, are 12.
    /// </summary>
    public bool TryNumber(int place, string what, out int number, out string problem)
    {
        problem = Expected(what, place);
        return int.TryParse(
                Find(place)?.TrimStart('#', 'P', 'p'), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0;
    }

    /// <summary>Reads an amount above zero; a leading <c>$</c> and a trailing <c>%</c> are only how people write.
    /// </summary>
    public bool TryAmount(int place, string what, out decimal amount, out string problem)
    {
        problem = Expected(what, place);
        return decimal.TryParse(
                Find(place)?.TrimStart('$').TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out amount)
            && amount is >= 0.0001m and <= 1_000_000_000m;
    }

    public bool TrySymbol(int place, out Symbol symbol, out string problem)
    {
        problem = Expected("a symbol", place);
        return Symbol.TryParse(Find(place), out symbol);
    }

    public bool TryDate(int place, out DateOnly date) => DateOnly.TryParseExact(
        Find(place), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public string Expected(string what, int place) => Find(place) is { } word
        ? $"expected {what}, found '{Shorten(word)}'."
        : $"expected {what}, found nothing.";

    public static string Shorten(string text)
    {
        const int most = 30;
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= most ? line : line[..most] + "...";
    }
}
