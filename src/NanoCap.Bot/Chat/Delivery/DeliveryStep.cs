namespace NanoCap.Bot.Chat.Delivery;

/// <summary>The next thing to do in a chat.</summary>
/// <param name="Row">What the chat shows of it; null for nothing yet.</param>
/// <param name="MayRepeat">Whether it may be there already.</param>
internal sealed record DeliveryStep(
    WantedMessage Message, DeliveryRow? Row, DeliveryStepKind Kind, DeliveryPriority Priority, bool MayRepeat = false);
