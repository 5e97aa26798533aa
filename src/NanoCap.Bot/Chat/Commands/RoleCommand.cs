using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RoleCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("role", "USER viewer, trader or admin [NAME]",
        "/role 5000000001 trader Anna", "gives a user a role", CommandGroup.About)
    {
        Role = Role.Admin,
        IsSafeRead = false,
        AsksToConfirm = true,
        MostWords = 3,
        Risk = new(RiskNames.Role, _ => true),
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

        if (RoleWords.Find(call.Words.Find(1)) is not { } rank)
        {
            return call.Misunderstood(call.Words.Expected(RoleWords.Expected, 1));
        }

        if (UserBook.IsLocal(user) || users.IsFixedAdministrator(user))
        {
            return CommandAnswer.Refused($"{user} is an administrator by the settings; chat does not change that.");
        }

        return CommandAnswer.Ask(new Question(
            $"Give {user} the role {rank} instead of {users.RoleOf(user)}? Type yes or no.",
            Question.Yes,
            $"role {PeopleBook.KeyOf(user)} {rank.ToString().ToLowerInvariant()} --yes",
            token => GiveAsync(call, user, rank, token)));
    }

    private async Task<CommandAnswer> GiveAsync(
        CommandCall call, Actor user, UserRank rank, CancellationToken cancellationToken)
    {
        await ports.Desk.PostAsync(
            new PeopleInput.GiveRole(user, rank, call.Words.Find(2), call.By, call.Now), cancellationToken);
        return CommandAnswer.Done(
            Card.Line($"{user} is {rank} from now on.", Severity.Good),
            new { user.Channel, Id = user.User, Role = rank });
    }
}
