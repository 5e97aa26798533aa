using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Chat.Access;

internal static class AccessServices
{
    /// <summary>Who may talk, what they may do, and the door behind buttons. Expects the desk, the clock and chat.
    /// </summary>
    public static IServiceCollection AddChatAccess(
        this IServiceCollection services, AccessOptions options, StateFiles files) => services
        .AddSingleton(options)
        .AddSingleton<IButtonTokens, RandomTokens>()
        .AddSingleton(provider => new UserBook(options, () => provider.GetRequiredService<IDesk>().State))
        .AddSingleton(new CodeSecrets(files.FileIn(CodeSecrets.FileName)))
        .AddSingleton(provider => new CodeGate(
            options, provider.GetRequiredService<UserBook>(), provider.GetRequiredService<CodeSecrets>(),
            TimeProvider.System))
        .AddSingleton<IButtonDesk, ButtonDesk>()
        .AddSingleton(new UserRates(options.MessagesAMinute, TimeProvider.System))
        .AddSingleton(new AuditBook(files.FileIn(AuditBook.FileName), TimeProvider.System))
        .AddHostedService<AuditKeeping>()
        .AddSingleton<ChatGate>();
}
