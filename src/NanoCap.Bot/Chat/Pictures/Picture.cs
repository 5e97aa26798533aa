namespace NanoCap.Bot.Chat.Pictures;

/// <summary>A picture that may stand with a card; nothing is drawn before a channel asks for it.</summary>
/// <param name="Name">A file name without ending: letters, digits and dashes.</param>
/// <param name="Alt">What it shows, for those who cannot see it.</param>
/// <param name="Draw">Draws it; the same data and theme give the same bytes.</param>
internal sealed record Picture(string Name, string Alt, Func<PictureTheme, SvgImage> Draw)
{
    /// <summary>A name of letters, digits and dashes from words that may hold anything.</summary>
    public static string NameOf(params string[] words) => string.Join('-', words
        .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant())
        .Where(word => word.Length > 0));
}
