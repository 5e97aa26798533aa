namespace NanoCap.Bot.Chat.Pictures;

/// <summary>How a text is written.</summary>
/// <param name="Size">Height of a line's letters in pixels; under 18 is not legible on a phone.</param>
internal readonly record struct SvgText(
    string Colour, double Size = 20, bool IsBold = false, SvgAnchor Anchor = default)
{
    public double WidthOf(string text) => TextWidths.Of(text, Size, IsBold);
}
