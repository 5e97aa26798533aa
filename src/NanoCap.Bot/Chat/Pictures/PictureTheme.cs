namespace NanoCap.Bot.Chat.Pictures;

/// <summary>The colours of a picture, each as <c>#RRGGBB</c>. Everything that is written has at least the contrast
/// 4.5 to what is behind it.</summary>
/// <param name="OnTag">Writing on a filled label.</param>
/// <param name="Lines">Of curves, in order.</param>
internal sealed record PictureTheme(
    string Name,
    string Paper,
    string Ink,
    string Quiet,
    string Grid,
    string Up,
    string Down,
    string Accent,
    string Warning,
    string OnTag,
    IReadOnlyList<string> Lines)
{
    public static PictureTheme Light { get; } = new(
        "light", "#FFFFFF", "#1F2328", "#59636E", "#DFE4EA", "#1A7F37", "#CF222E", "#0969DA", "#8A5A00", "#FFFFFF",
        ["#0969DA", "#B34700", "#1A7F37", "#8250DF", "#CF222E", "#0F6E66", "#A8277F", "#59636E"]);

    public static PictureTheme Dark { get; } = new(
        "dark", "#0D1117", "#E6EDF3", "#A3ABB5", "#2A313C", "#3FB950", "#F8635B", "#58A6FF", "#E3A92B", "#0D1117",
        ["#58A6FF", "#F0883E", "#3FB950", "#BC8CFF", "#FF7B72", "#2DD4BF", "#F778BA", "#A3ABB5"]);

    public static IReadOnlyList<PictureTheme> All { get; } = [Light, Dark];

    public static PictureTheme? Find(string? name) => All.FirstOrDefault(theme => theme.Name == name);

    public string ColourOf(decimal change) => change switch
    {
        > 0m => Up,
        < 0m => Down,
        _ => Ink,
    };
}
