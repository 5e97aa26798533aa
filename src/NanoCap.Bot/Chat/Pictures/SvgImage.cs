namespace NanoCap.Bot.Chat.Pictures;

/// <summary>A drawn picture.</summary>
/// <param name="Text">The SVG document; a page can show it as it is.</param>
/// <param name="Width">In pixels at its natural size.</param>
/// <param name="Height">In pixels at its natural size.</param>
internal sealed record SvgImage(string Text, int Width, int Height);
