using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Console;
using NanoCap.Bot.Chat.Pictures.Librsvg;

namespace NanoCap.Bot.Chat;

internal static class ChatServices
{
    /// <summary>The commands and every channel. Expects <see cref="CommandPorts"/>, the desk, its feed and a clock.
    /// </summary>
    public static IServiceCollection AddChat(this IServiceCollection services) => services
        .AddSingleton(provider => CommandList.Of(provider.GetRequiredService<CommandPorts>()))
        .AddSingleton<CommandRouter>()
        .AddLibrsvgPictures()
        .AddConsoleChat();
}
