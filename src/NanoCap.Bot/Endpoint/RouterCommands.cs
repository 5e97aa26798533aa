using System.Text.Json;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Endpoint;

/// <summary>The command line as a channel: its lines go the same way as those of every chat. Whoever may read the state
/// folder is the machine's user and acts as administrator.</summary>
internal sealed class RouterCommands(CommandRouter router, ICardPrinter printer) : ICommandPort
{
    private static readonly ChannelFeatures Channel = ChannelFeatures.CommandLine;
    private static readonly Actor User = new(Channel.Name, Environment.UserName);

    public async Task<CommandReply> RunAsync(
        string line, bool isConfirmed, PictureTheme? theme, CancellationToken cancellationToken)
    {
        var message = new ChatMessage(User, Role.Admin, Channel.Name, line, Channel, isConfirmed);
        var answer = await router.AnswerAsync(message, cancellationToken).ConfigureAwait(false)
            ?? CommandAnswer.Misunderstood("Expected a command such as status, found nothing.");
        var data = JsonSerializer.SerializeToElement(answer.Data ?? new { }, CommandJson.Options);
        using var text = new StringWriter();
        printer.Print(answer.Cards, text);
        return new CommandReply(answer.Kind, text.ToString().TrimEnd(), data)
        {
            Picture = theme is null
                ? null
                : answer.Cards.Select(card => card.Picture).FirstOrDefault(found => found is not null)?.Draw(theme),
        };
    }
}
