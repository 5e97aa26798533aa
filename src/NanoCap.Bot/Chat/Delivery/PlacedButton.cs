namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A button that stands below a message.</summary>
/// <param name="Action">The line that would be typed instead.</param>
/// <param name="Token">What the platform sees of it.</param>
/// <param name="IsDecision">Whether it decides about a proposal, whose card then shows what came of it.</param>
internal sealed record PlacedButton(string Label, string Action, string Token, bool IsDecision);
