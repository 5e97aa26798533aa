using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>The people of the settings.</summary>
internal sealed class TelegramRoles(TelegramOptions options) : IRoles
{
    public Role RoleOf(string channel, string user) =>
        channel == ChannelFeatures.Telegram.Name
            && options.Users.GetValueOrDefault(user) is { } word
            && Enum.TryParse<Role>(word, ignoreCase: true, out var role)
            ? role
            : Role.Stranger;
}
