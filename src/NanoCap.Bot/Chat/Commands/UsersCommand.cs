using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class UsersCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("users", "[totp NAME]", "/users",
        "who may use the bot; on the machine itself totp NAME makes the secret of a person's codes",
        CommandGroup.About)
    {
        Role = Role.Admin,
        MostWords = 2,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private CommandAnswer Answer(CommandCall call)
    {
        if (ports.Access is not { } access)
        {
            return CommandAnswer.Refused("Only the machine's own user can use this bot.");
        }

        if (call.Words.Count == 0)
        {
            var users = access.Users.All;
            return CommandAnswer.Done(
                UsersCard.Of(ports.Desk.State, users, ports.Setting),
                new
                {
                    Users = users.Select(user => new
                    {
                        user.By.Channel,
                        Id = user.By.User,
                        user.Role,
                        user.Name,
                        Fixed = user.IsFixed,
                    }),
                });
        }

        if (!call.Words.Is(0, "totp") || call.Words.Find(1) is not { } name)
        {
            return call.Misunderstood(call.Words.Expected("nothing, or totp and a person's name", 0));
        }

        return UserBook.IsLocal(call.By)
            ? Enrol(access, name)
            : CommandAnswer.Refused("Secrets are made on the machine of the bot only: nanocap users totp NAME");
    }

    private static CommandAnswer Enrol(AccessPorts access, string name)
    {
        var person = access.Users.All.Select(user => user.Name ?? user.By.User)
            .FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        if (person is null)
        {
            return CommandAnswer.Refused(
                $"There is no user of the name '{CommandWords.Shorten(name)}'; /users lists them.");
        }

        var link = access.Secrets.Enrol(person);
        return CommandAnswer.Done(
            Card.Line($"The secret of {person}, shown once; any earlier one is void. In an authenticator: {link}"),
            new { Person = person, Link = link });
    }
}
