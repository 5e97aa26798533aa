using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Lines that people write.</summary>
internal sealed class TelegramMessages(
    CommandRouter router, TelegramAnswers answers, TelegramIdentity identity, TimeProvider time)
{
    // A person who asked for less risk still wants it half an hour later; who asked for more may not.
    private static readonly TimeSpan LateForLessRisk = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);
    private const string Start = "/start";
    private static readonly string[] LessRisk = ["exit", "halt", "pause", "cancel"];

    // These expire by themselves.
    private static readonly string[] Expiring = ["approve", "reject"];

    /// <param name="message">What came.</param>
    /// <param name="room">Who and where.</param>
    /// <param name="key">Of the first answer.</param>
    /// <param name="wasBegun">Whether it was being handled when the bot stopped.</param>
    /// <param name="cancellationToken">Gives up; it comes again.</param>
    public async Task<IReadOnlyList<WantedMessage>> AnswerAsync(
        TelegramWire.Message message, TelegramRoom room, string key, bool wasBegun,
        CancellationToken cancellationToken)
    {
        if (message.Text is not { Length: > 0 } text || LineOf(text) is not { } line)
        {
            return [];
        }

        if (line.Equals(Start, StringComparison.OrdinalIgnoreCase))
        {
            return room.Role == Role.Stranger ? [] :
            [
                answers.Line(key, $"This is NanoCap.Bot. You are {room.Role} here. /status shows the desk, /help lists "
                    + "the commands."),
            ];
        }

        var spec = router.Registry.Read(line, ChannelFeatures.Telegram) is CommandLineReading.Known known
            && room.Role >= known.Command.Spec.Role ? known.Command.Spec : null;
        if (spec is { IsSafeRead: false } && wasBegun && !Expiring.Contains(spec.Name))
        {
            return [answers.Line(
                key, $"The bot stopped while it did this, so it may be done or not: {CommandWords.Shorten(line)} "
                + "Look at /status, and write it again if it is still wanted.", Severity.Warning)];
        }

        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(message.Date);
        if (spec is { IsSafeRead: false } && !Expiring.Contains(spec.Name)
            && age > (LessRisk.Contains(spec.Name) ? LateForLessRisk : Late))
        {
            return [answers.Line(
                key, $"This came {(int)age.TotalMinutes} minutes late, and nothing was done: "
                + $"{CommandWords.Shorten(line)} Write it again if it is still wanted.", Severity.Warning)];
        }

        var answer = await router.AnswerAsync(
            new ChatMessage(room.By, room.Role, room.Chat, line, ChannelFeatures.Telegram), cancellationToken);
        return answer is null ? [] : [.. answers.Of(key, answer, line)];
    }

    /// <summary>The line without the bot's name behind the command; null where another bot is meant.</summary>
    private string? LineOf(string text)
    {
        var line = text.Trim();
        var end = line.IndexOfAny([' ', '\n']) is var found && found < 0 ? line.Length : found;
        var at = line.StartsWith('/') ? line.IndexOf('@', 0, end) : -1;
        if (at >= 0)
        {
            if (!line[(at + 1)..end].Equals(identity.UserName, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            line = line[..at] + line[end..];
        }

        // Every talk with a bot begins with it; a link may add a word.
        return line.StartsWith(Start + " ", StringComparison.OrdinalIgnoreCase) ? Start : line;
    }
}
