using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A card that a chat should show, before a platform writes it.</summary>
/// <param name="Key">What it is about; one message of a chat has it.</param>
internal sealed record DesiredCard(string Key, Card Card, DeliveryPriority Priority, DeliveryKind Kind)
{
    /// <summary>What a person must not miss of it: while it stays, an edit only refreshes.</summary>
    public string Stamp { get; init; } = "";

    public bool IsPinned { get; init; }

    public bool IsSilent { get; init; }

    /// <summary>What the desk is told once it is shown.</summary>
    public IReadOnlyList<AlertMark> Marks { get; init; } = [];

    /// <summary>From then on its buttons do nothing.</summary>
    public DateTimeOffset ButtonsUntil { get; init; }

    /// <summary>The proposal that its deciding buttons are about, with its version.</summary>
    public ShownProposal? Decides { get; init; }
}
