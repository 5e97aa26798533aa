using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Delivery;

namespace NanoCap.Bot.Tests.Chat.Delivery;

/// <summary>A platform whose every answer the test decides; it keeps what arrived.</summary>
internal sealed class ScriptedSender : ICardSender
{
    private int last;

    /// <summary>What stands in the chat, by the message's number.</summary>
    public SortedDictionary<int, (string Text, string[] Buttons)> Chat { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>What becomes of the next calls; done where nothing is said.</summary>
    public Queue<Func<SendResult?>> Before { get; } = new();

    /// <summary>What is answered to the next calls although they were done.</summary>
    public Queue<Func<SendResult?>> After { get; } = new();

    public string Channel => "telegram";

    public IReadOnlyList<string> Write(Card card)
    {
        var text = ChatWorld.Text(card, width: 400);
        return [text[text.IndexOf(card.Title, StringComparison.Ordinal)..]];
    }

    public string MarkRepeated(string page) => "MAY BE REPEATED " + page;

    public Task<SendResult> SendAsync(
        string address, string page, IReadOnlyList<PlacedButton> buttons, DeliveryPriority priority, bool isSilent,
        CancellationToken cancellationToken) => DoAsync($"send {address} {page}", () =>
        {
            Chat[++last] = (page, [.. buttons.Select(button => button.Token)]);
            return last;
        });

    public Task<SendResult> EditAsync(
        string address, string message, string page, IReadOnlyList<PlacedButton> buttons, DeliveryPriority priority,
        CancellationToken cancellationToken) => DoAsync($"edit {message} {page}", () =>
        {
            Chat[int.Parse(message, null)] = (page, [.. buttons.Select(button => button.Token)]);
            return int.Parse(message, null);
        });

    public Task<SendResult> PinAsync(string address, string message, CancellationToken cancellationToken) =>
        DoAsync($"pin {message}", () => int.Parse(message, null));

    private Task<SendResult> DoAsync(string call, Func<int> work)
    {
        Calls.Add(call);
        if (Before.TryDequeue(out var before) && before() is { } refusal)
        {
            return Task.FromResult(refusal);
        }

        var number = work();
        return Task.FromResult(After.TryDequeue(out var after) && after() is { } answer
            ? answer
            : new SendResult.Done(number.ToString(null as IFormatProvider)));
    }
}
