using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;

namespace NanoCap.Bot.Chat.Console;

internal static class ConsoleServices
{
    public static IServiceCollection AddConsoleChat(this IServiceCollection services) => services
        .AddSingleton(_ => ConsoleStreams.OfProcess())
        .AddSingleton<ICardPrinter, ConsoleCardPrinter>()
        .AddSingleton<IChatChannel>(provider => new ConsoleChat(
            provider.GetRequiredService<CommandRouter>(),
            provider.GetRequiredService<CommandPorts>(),
            provider.GetRequiredService<IDeskFeed>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ConsoleStreams>()));
}
