using System.Globalization;
using System.Text;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Names come from outside: what of them may be written in a picture, and how.</summary>
internal static class PictureText
{
    // Beyond Cyrillic neither the fonts nor the widths are known; marks that stack would grow out of the frame.
    private const int LastDrawn = 0x04FF;

    /// <summary>One line of glyphs that can be drawn and measured.</summary>
    public static string Drawable(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                    break;
                case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator:
                    result.Append(' ');
                    break;
                case UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse:
                    result.Append('?');
                    break;
                default:
                    result.Append(rune.Value <= LastDrawn ? (char)rune.Value : '?');
                    break;
            }
        }

        return result.ToString().Trim();
    }

    /// <summary>Text as it stands between tags or in a quoted attribute.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                < 0x20 or (>= 0x7F and <= 0x9F) => " ",
                0xFFFE or 0xFFFF => "?",
                _ => rune.ToString(),
            });
        }

        return result.ToString();
    }
}
