using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Messages at Telegram.</summary>
internal sealed class TelegramSender(TelegramClient client) : ICardSender
{
    private const string Repeated = "<i>May be repeated: it is not known whether it arrived.</i>\n";
    private const int LongestPage = TelegramPage.LongestText - 96;

    public string Channel => ChannelFeatures.Telegram.Name;

    public IReadOnlyList<string> Write(Card card) => [.. TelegramCards.Of(card, LongestPage).Select(page => page.Html)];

    public string MarkRepeated(string page) => Repeated + page;

    public async Task<SendResult> SendAsync(
        string address, string page, IReadOnlyList<PlacedButton> buttons, DeliveryPriority priority, bool isSilent,
        CancellationToken cancellationToken)
    {
        var place = TelegramAddress.Of(address);
        return ResultOf(
            await client.SendMessageAsync(
                new TelegramBodies.SendMessage(place.Chat, page)
                {
                    MessageThreadId = place.Topic,
                    DisableNotification = isSilent ? true : null,
                    ReplyMarkup = KeyboardOf(buttons),
                },
                FloodOf(priority),
                cancellationToken),
            same: null);
    }

    public async Task<SendResult> EditAsync(
        string address, string message, string page, IReadOnlyList<PlacedButton> buttons, DeliveryPriority priority,
        CancellationToken cancellationToken) => ResultOf(
            await client.EditTextAsync(
                new TelegramBodies.EditText(TelegramAddress.Of(address).Chat, NumberOf(message), page)
                {
                    ReplyMarkup = KeyboardOf(buttons),
                },
                FloodOf(priority),
                cancellationToken),
            message);

    public async Task<SendResult> PinAsync(string address, string message, CancellationToken cancellationToken) =>
        await client.PinAsync(TelegramAddress.Of(address).Chat, NumberOf(message), cancellationToken) switch
        {
            TelegramAnswer<bool>.Done => new SendResult.Done(message),
            TelegramAnswer<bool>.Refused refused => new SendResult.Refused(refused.Description),
            var other => new SendResult.NotNow(other.Describe()),
        };

    private static SendResult ResultOf(TelegramAnswer<TelegramWire.Message> answer, string? same) => answer switch
    {
        TelegramAnswer<TelegramWire.Message>.Done done => new SendResult.Done(
            done.Result.MessageId.ToString(CultureInfo.InvariantCulture)),
        TelegramAnswer<TelegramWire.Message>.NotModified when same is not null => new SendResult.Done(same),
        TelegramAnswer<TelegramWire.Message>.Uncertain uncertain => new SendResult.Uncertain(uncertain.Why),
        TelegramAnswer<TelegramWire.Message>.RetryAfter retry => new SendResult.NotNow(answer.Describe(), retry.Wait),
        TelegramAnswer<TelegramWire.Message>.Migrated migrated => new SendResult.Moved(
            migrated.NewChatId.ToString(CultureInfo.InvariantCulture)),
        TelegramAnswer<TelegramWire.Message>.Blocked => new SendResult.Shut(answer.Describe()),
        TelegramAnswer<TelegramWire.Message>.Unauthorized => new SendResult.Unusable(answer.Describe()),
        TelegramAnswer<TelegramWire.Message>.Refused refused => refused.Kind switch
        {
            TelegramRefusalKind.MessageNotFound or TelegramRefusalKind.MessageFixed =>
                new SendResult.Gone(refused.Description),
            TelegramRefusalKind.ChatNotFound or TelegramRefusalKind.TopicNotFound or TelegramRefusalKind.NoRight =>
                new SendResult.Shut(refused.Description),
            _ => new SendResult.Refused(refused.Description),
        },
        _ => new SendResult.NotNow(answer.Describe()),
    };

    private static TelegramKeyboard? KeyboardOf(IReadOnlyList<PlacedButton> buttons)
    {
        var tokens = new Queue<string>(buttons.Select(button => button.Token));
        return TelegramKeyboard.Of(
            buttons.Select(button => new CardButton(button.Label, button.Action)), _ => tokens.Dequeue());
    }

    private static FloodPriority FloodOf(DeliveryPriority priority) => priority switch
    {
        DeliveryPriority.Critical => FloodPriority.Critical,
        DeliveryPriority.Background => FloodPriority.Background,
        _ => FloodPriority.Normal,
    };

    private static long NumberOf(string message) => long.Parse(message, CultureInfo.InvariantCulture);
}
