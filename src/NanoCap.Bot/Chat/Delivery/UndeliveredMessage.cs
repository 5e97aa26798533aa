namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A message that was not delivered as it should.</summary>
/// <param name="Why">In words, for a person.</param>
internal sealed record UndeliveredMessage(
    string Channel, string Chat, string Title, DeliveryClass Class, DateTimeOffset At, string Why)
{
    public string Line => $"{Title}: {Word} in {Channel} chat {Chat}. {Why}";

    private string Word => Class switch
    {
        DeliveryClass.Failed => "refused",
        DeliveryClass.Uncertain or DeliveryClass.Sending => "perhaps not delivered",
        _ => "not delivered yet",
    };
}
