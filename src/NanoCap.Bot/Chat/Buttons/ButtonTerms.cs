namespace NanoCap.Bot.Chat.Buttons;

/// <summary>What a button stands for.</summary>
/// <param name="Action">The line that would be typed instead.</param>
/// <param name="Proposal">The proposal that it decides about; null where it decides nothing.</param>
/// <param name="Version">The version of the proposal that the card shows.</param>
/// <param name="ExpiresAt">From then on it does nothing.</param>
internal sealed record ButtonTerms(string Action, int? Proposal, int? Version, DateTimeOffset ExpiresAt);
