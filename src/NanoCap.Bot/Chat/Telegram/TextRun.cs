namespace NanoCap.Bot.Chat.Telegram;

/// <summary>A piece of a line with one look; the text is plain and not escaped yet.</summary>
internal readonly record struct TextRun(string Text, string? Tag = null)
{
    public static TextRun Bold(string text) => new(text, "b");

    public static TextRun Italic(string text) => new(text, "i");
}
