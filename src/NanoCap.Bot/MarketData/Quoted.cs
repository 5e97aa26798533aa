using System.Text;

namespace NanoCap.Bot.MarketData;

/// <summary>A piece of a file as a message shows it: short and on one line, whatever the file holds.</summary>
internal static class Quoted
{
    private const int MostCharacters = 100;
    private const char Unprintable = '?';

    // A character has at most four bytes; a whole file without a line end need not be decoded.
    public static string Of(ReadOnlySpan<byte> text) =>
        Of(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * (MostCharacters + 1))]));

    public static string Of(string text)
    {
        if (text.Length == 0)
        {
            return "nothing";
        }

        var shown = text.Length <= MostCharacters ? text : text[..MostCharacters] + "...";
        return $"'{string.Create(shown.Length, shown, Print)}'";
    }

    private static void Print(Span<char> printed, string text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            var character = text[place];
            printed[place] = char.IsControl(character) || char.IsSurrogate(character) ? Unprintable : character;
        }
    }
}
