using NanoCap.Bot.Chat.Cards;
using Spectre.Console;

namespace NanoCap.Bot.Chat.Console;

/// <summary>Text and tones as the terminal takes them. Text never passes through markup, and control characters,
/// with which a hostile name could move the cursor or change colours, become question marks.</summary>
internal static class ConsoleText
{
    public static string Plain(string text) => string.Concat(text.Select(character =>
        char.IsControl(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format
            ? '?' : character));

    public static Text Of(Cell cell) => new(Plain(cell.Text), StyleOf(cell.Tone));

    public static Text Of(string text, Tone tone) => Of(new Cell(text, tone));

    public static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Quiet => new Style(Color.Grey),
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red),
        Tone.Warning => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    public static Style StyleOf(Severity severity) => severity switch
    {
        Severity.Good => new Style(Color.Green),
        Severity.Warning => new Style(Color.Yellow),
        Severity.Critical => new Style(Color.Red, decoration: Decoration.Bold),
        _ => Style.Plain,
    };

    public static string MarkOf(Severity severity) => severity switch
    {
        Severity.Good => "+ ",
        Severity.Warning => "! ",
        Severity.Critical => "!!",
        _ => "  ",
    };
}
