using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Tests.Chat.Delivery;

/// <summary>A desk's state that the test sets, and what delivery told around it.</summary>
internal sealed class ScriptedSurroundings(DeskState state) : IDeliverySurroundings
{
    public DeskState State { get; set; } = state;

    public DateTimeOffset Now { get; set; } = Desks.Evening;

    public List<string> Told { get; } = [];

    public List<string> Shut { get; } = [];

    public List<ShownProposal> Shown { get; } = [];

    public DeliveryView ViewOf(ChatPlace chat) => new(
        State, Now, Desks.Setting,
        new AlertRouting(new AlertRoutes([new AlertChannel("telegram", AlertSeverity.Note)])), "telegram",
        chat.Subjects);

    public void Showed(ChatPlace chat, IReadOnlyList<Card> cards) =>
        Shown.AddRange(cards.SelectMany(card => card.Shows));

    public Task ToldAsync(WantedMessage message, CancellationToken cancellationToken)
    {
        Told.Add(message.Key);
        return Task.CompletedTask;
    }

    public Task ShutAsync(ChatPlace? chat, string why, CancellationToken cancellationToken)
    {
        Shut.Add($"{chat?.Name ?? "all"}: {why}");
        return Task.CompletedTask;
    }

    public Task WorksAsync(ChatPlace chat, CancellationToken cancellationToken)
    {
        Shut.Add($"{chat.Name} works");
        return Task.CompletedTask;
    }
}
