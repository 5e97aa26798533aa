using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class WhoAmICommand : ICommand
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
            Card.Line($"User {call.By.User} on {call.By.Channel}, chat {call.Message.Chat}, role {call.Role}."),
            new { call.By.User, call.By.Channel, call.Message.Chat, call.Role }));
}
