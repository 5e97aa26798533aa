using System.Globalization;
using System.Text.RegularExpressions;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>The list of commands that a phone shows: for each person of the settings what their role may use, for
/// everybody else what a stranger may.</summary>
internal sealed partial class TelegramMenu(
    TelegramClient client, CommandRouter router, IRoles roles, TelegramOptions options, ILogger<TelegramMenu> logger)
{
    private const int Most = 100;
    private const int LongestSummary = 256;

    public async Task SetAsync(CancellationToken cancellationToken)
    {
        await SetAsync(TelegramBodies.CommandScope.Everybody, Role.Stranger, cancellationToken);
        foreach (var user in options.Users.Keys)
        {
            await SetAsync(
                TelegramBodies.CommandScope.OfChat(long.Parse(user, CultureInfo.InvariantCulture)),
                roles.RoleOf(ChannelFeatures.Telegram.Name, user), cancellationToken);
        }
    }

    private async Task SetAsync(TelegramBodies.CommandScope scope, Role role, CancellationToken cancellationToken)
    {
        var commands = router.Registry.All.Select(command => command.Spec)
            .Where(spec => spec.Role <= role && !ChannelFeatures.Telegram.Gaps.Contains(spec.Name)
                && NameForm().IsMatch(spec.Name))
            .Take(Most)
            .Select(spec => new TelegramBodies.Command(
                spec.Name, spec.Summary.Length <= LongestSummary ? spec.Summary : spec.Summary[..LongestSummary]));
        var answer = await client.SetCommandsAsync(
            new TelegramBodies.SetCommands([.. commands], scope), cancellationToken);
        if (answer is not TelegramAnswer<bool>.Done)
        {
            // Commands work without being listed; a person who never wrote to the bot has no chat yet.
            LogNotSet(logger, scope.ChatId, answer.Describe());
        }
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The commands for {Chat} were not listed: {Why}")]
    private static partial void LogNotSet(ILogger logger, long? chat, string why);
}
