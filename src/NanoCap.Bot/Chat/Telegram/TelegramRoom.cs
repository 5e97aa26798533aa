using System.Globalization;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Who speaks and where. In a group that the settings do not name everybody is a stranger.</summary>
internal sealed record TelegramRoom(Actor By, Role Role, string Chat, bool IsPrivate)
{
    public static TelegramRoom Of(
        TelegramWire.User user, TelegramWire.Message message, IRoles roles, ChannelDelivery delivery, DeliveryBook book)
    {
        var channel = ChannelFeatures.Telegram.Name;
        var by = new Actor(channel, user.Id.ToString(CultureInfo.InvariantCulture));
        var address = TelegramAddress.Of(message).ToString();
        var chat = book.FindMoved(address) ?? address;
        var isPrivate = message.Chat.Id == user.Id;
        var role = isPrivate || delivery.IsConfigured(chat) ? roles.RoleOf(channel, by.User) : Role.Stranger;
        return new TelegramRoom(by, role, chat, isPrivate);
    }
}
