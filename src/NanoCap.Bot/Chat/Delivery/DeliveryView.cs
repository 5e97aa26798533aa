using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>All that the cards of a chat depend on.</summary>
/// <param name="State">The desk as it was published last.</param>
/// <param name="Now">By the desk's clock.</param>
/// <param name="Channel">As in <c>Actor.Channel</c>.</param>
internal sealed record DeliveryView(
    DeskState State,
    DateTimeOffset Now,
    CardSetting Setting,
    AlertRouting Alerts,
    string Channel,
    ChatSubjects Subjects)
{
    public JournalHead? Head { get; init; }

    /// <summary>What could not be delivered to this channel, a line each.</summary>
    public IReadOnlyList<string> Undelivered { get; init; } = [];

    /// <summary>Why the desk takes nothing any more; null while it does.</summary>
    public string? HaltedBecause { get; init; }

    public bool Wants(ChatSubjects subject) => (Subjects & subject) != 0;
}
