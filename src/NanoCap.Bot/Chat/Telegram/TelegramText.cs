using System.Globalization;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Text as Telegram takes it: nothing in it acts as a tag, and nothing in it moves other text.</summary>
internal static class TelegramText
{
    private const char Instead = '?';

    /// <summary>Without control and format characters, line breaks and halves of characters; of the same length.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = text.ToCharArray();
        for (var place = 0; place < plain.Length; place++)
        {
            if (place + 1 < text.Length && char.IsSurrogatePair(text, place))
            {
                place++;
            }
            else if (IsOdd(plain[place]))
            {
                plain[place] = Instead;
            }
        }

        return new string(plain);
    }

    /// <summary>Escaped for HTML.</summary>
    public static string Escape(string plain) => plain
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool IsOdd(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
