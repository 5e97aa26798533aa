namespace NanoCap.Bot.Chat.Cards;

/// <summary>A button; its action is the line that would be typed instead. A channel with real buttons sends an opaque
/// token in its place.</summary>
internal readonly record struct CardButton(string Label, string Action);
