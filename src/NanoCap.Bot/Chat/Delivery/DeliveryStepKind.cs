namespace NanoCap.Bot.Chat.Delivery;

internal enum DeliveryStepKind
{
    Send,
    Edit,
    Pin,
}
