using NanoCap.Bot.Chat.Buttons;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A button before it has a token.</summary>
internal sealed record WantedButton(
    string Label, string Action, int? Proposal, int? Version, DateTimeOffset ExpiresAt)
{
    public ButtonTerms Terms => new(Action, Proposal, Version, ExpiresAt);
}
