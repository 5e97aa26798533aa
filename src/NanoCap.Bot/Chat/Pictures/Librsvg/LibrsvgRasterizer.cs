using System.Runtime.InteropServices;

namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>Renders one picture at a time: it takes milliseconds, and the libraries keep fonts for each thread that
/// renders, so there is nothing to win by more.</summary>
internal sealed partial class LibrsvgRasterizer(ILogger<LibrsvgRasterizer> logger) : IPictureRasterizer
{
    private static readonly string[] Names = [Libraries.Rsvg, Libraries.Cairo, Libraries.Objects, Libraries.Base];

    private readonly Lock one = new();
    private bool? isThere;

    /// <summary>The libraries looked for; a test names some that are nowhere.</summary>
    public IReadOnlyList<string> Needed { get; init; } = Names;

    public byte[]? FindPng(SvgImage image, double scale = 1.0)
    {
        lock (one)
        {
            if (!(isThere ??= FindLibraries()))
            {
                return null;
            }

            try
            {
                return PngRendering.Of(image, scale);
            }
            catch (RenderingException fault)
            {
                LogFailed(fault.Message);
                return null;
            }
        }
    }

    private bool FindLibraries()
    {
        var missing = Needed.Where(name => !IsThere(name)).ToList();
        if (missing.Count > 0)
        {
            LogMissing(string.Join(", ", missing));
        }

        return missing.Count == 0;
    }

    // Kept loaded: the calls find it by the same name.
    private static bool IsThere(string name) => NativeLibrary.TryLoad(name, out _);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "No pictures can be made: {Libraries} not found, so text is sent instead; on Debian install librsvg2-2, "
        + "libcairo2 and fonts-dejavu-core.")]
    private partial void LogMissing(string libraries);

    [LoggerMessage(Level = LogLevel.Error, Message = "A picture could not be made, text was sent instead: {Reason}")]
    private partial void LogFailed(string reason);
}
