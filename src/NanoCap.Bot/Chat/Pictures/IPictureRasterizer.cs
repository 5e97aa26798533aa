namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Makes pixels of a drawn picture, for channels that take only those.</summary>
internal interface IPictureRasterizer
{
    /// <summary>A PNG file; null where this machine cannot make one, so that text is sent instead.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="scale">Pixels for each pixel of its natural size.</param>
    byte[]? FindPng(SvgImage image, double scale = 1.0);
}
