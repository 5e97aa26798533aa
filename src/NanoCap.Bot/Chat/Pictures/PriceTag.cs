namespace NanoCap.Bot.Chat.Pictures;

/// <summary>A labelled price at the right end of a panel.</summary>
/// <param name="Dashes">Of the line through the panel; null for no line.</param>
internal sealed record PriceTag(string Text, double Value, string Colour, string? Dashes);
