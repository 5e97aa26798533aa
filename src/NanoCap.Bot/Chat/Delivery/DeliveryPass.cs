namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What came of one look at a chat.</summary>
/// <param name="DidSomething">Whether to look again at once.</param>
/// <param name="Next">When to look again; null for when something changes.</param>
internal sealed record DeliveryPass(bool DidSomething, DateTimeOffset? Next = null);
