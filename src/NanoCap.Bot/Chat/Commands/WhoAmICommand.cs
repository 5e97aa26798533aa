using System.Globalization;
using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class WhoAmICommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("whoami", "", "/whoami",
        "the ids that an administrator needs to add someone", CommandGroup.About)
    {
        NeedsNoDesk = true,
        Role = Role.Stranger,
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(CommandAnswer.Done(
            Card.Line(
                $"User {call.By.User} on {call.By.Channel}, chat {call.Message.Chat}, role {call.Role}.{Time(call)}"),
            new { call.By.User, call.By.Channel, call.Message.Chat, call.Role }));

    private string Time(CommandCall call) => ports.Access?.Users.FindTimeZone(call.By) is { } zone
        ? string.Create(CultureInfo.InvariantCulture,
            $" It is {TimeZoneInfo.ConvertTime(call.Now, zone):HH:mm} in {zone.Id}.")
        : string.Empty;
}
