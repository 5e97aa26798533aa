using System.Globalization;
using NanoCap.Bot.Chat.Delivery;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Handles each update once, whatever repeats or crashes: it is written down before and after, and its answer
/// waits on disk before Telegram forgets it.</summary>
internal sealed class TelegramInbox(
    TelegramMessages messages,
    TelegramTaps taps,
    ChannelDelivery delivery,
    DeliveryBook book,
    IRoles roles,
    TimeProvider time) : ITelegramInbox
{
    public async Task HandleAsync(TelegramWire.Update update, CancellationToken cancellationToken)
    {
        var isNew = book.Begin(update.UpdateId, time.GetUtcNow());
        if (isNew is null)
        {
            return;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"answer:{update.UpdateId}");
        var (chat, said) = await AnswerAsync(update, key, wasBegun: isNew == false, cancellationToken);
        book.End(update.UpdateId, said.Select(message => (chat, message)), time.GetUtcNow());
        if (said.Count > 0)
        {
            delivery.Open(chat);
        }

        delivery.Ring(chat);
    }

    private async Task<(string Chat, IReadOnlyList<WantedMessage> Said)> AnswerAsync(
        TelegramWire.Update update, string key, bool wasBegun, CancellationToken cancellationToken)
    {
        switch (update)
        {
            case { CallbackQuery: { Message: { } below } query }:
                var tapped = TelegramRoom.Of(query.From, below, roles, delivery, book);
                return (tapped.Chat, await taps.AnswerAsync(query, tapped, key, cancellationToken));
            case { Message: { MigrateToChatId: { } to } moving }:
                Follow(moving, to);
                return (moving.Chat.Id.ToString(CultureInfo.InvariantCulture), []);
            case { Message: { From: { IsBot: false } from } message }:
                var room = TelegramRoom.Of(from, message, roles, delivery, book);
                Reopen(room.Chat);
                return (room.Chat, await messages.AnswerAsync(message, room, key, wasBegun, cancellationToken));
            case { MyChatMember: { } member }:
                var name = member.Chat.Id.ToString(CultureInfo.InvariantCulture);
                if (member.NewChatMember?.Status is "member" or "administrator")
                {
                    Reopen(book.FindMoved(name) ?? name);
                }

                return (name, []);
            default:
                return ("", []);
        }
    }

    private void Follow(TelegramWire.Message moving, long to)
    {
        var old = TelegramAddress.Of(moving).ToString();
        var name = book.FindMoved(old) ?? old;
        var address = to.ToString(CultureInfo.InvariantCulture);
        if (delivery.IsConfigured(name) && book.FindChat(name)?.Address != address)
        {
            book.Move(name, address, time.GetUtcNow());
        }
    }

    private void Reopen(string chat)
    {
        if (delivery.IsConfigured(chat) || book.FindChat(chat) is not null)
        {
            delivery.Open(chat).Reopen();
        }
    }
}
