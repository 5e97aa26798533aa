using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RevokeCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("revoke", "USER", "/revoke 5000000001",
        "takes a user's role away; buttons stop working for them at once", CommandGroup.About)
    {
        Role = Role.Admin,
        IsSafeRead = false,
        AsksToConfirm = true,
        ReducesRisk = true,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private CommandAnswer Answer(CommandCall call)
    {
        if (ports.Access is not { Users: var users })
        {
            return CommandAnswer.Refused("Only the machine's own user can use this bot.");
        }

        if (!UserNames.TryRead(call.Words.Find(0), call, users, out var user))
        {
            return call.Misunderstood(call.Words.Expected(UserNames.Expected, 0));
        }

        if (UserBook.IsLocal(user) || users.IsFixedAdministrator(user))
        {
            return CommandAnswer.Refused($"{user} is an administrator by the settings; take them out there.");
        }

        return users.RoleOf(user) == Role.Stranger
            ? CommandAnswer.Refused($"{user} has no role.")
            : CommandAnswer.Ask(new Question(
                $"Take the role {users.RoleOf(user)} from {user}? Type yes or no.",
                Question.Yes,
                $"revoke {PeopleBook.KeyOf(user)} --yes",
                token => RevokeAsync(call, user, token)));
    }

    private async Task<CommandAnswer> RevokeAsync(CommandCall call, Actor user, CancellationToken cancellationToken)
    {
        await ports.Desk.PostAsync(
            new PeopleInput.GiveRole(user, null, null, call.By, call.Now), cancellationToken);
        return CommandAnswer.Done(
            Card.Line($"{user} has no role any more.", Severity.Good), new { user.Channel, Id = user.User });
    }
}
