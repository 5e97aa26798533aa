namespace NanoCap.Bot.Chat.Pictures;

/// <summary>A part of a picture, in pixels from its upper left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <summary>Where a value stands between the bottom (0) and the top (1).</summary>
    public double Up(double share) => Bottom - (share * Height);
}
