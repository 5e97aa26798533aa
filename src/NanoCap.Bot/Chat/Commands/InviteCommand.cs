using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class InviteCommand(CommandPorts ports) : ICommand
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public CommandSpec Spec { get; } = new("invite", "ROLE NAME", "/invite trader Bob",
        "makes a code that lets one person in within a day", CommandGroup.About)
    {
        Role = Role.Admin,
        IsSafeRead = false,
        MostWords = 2,
        Risk = new(RiskNames.Invite, _ => true),
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ports.Access is not { } access)
        {
            return CommandAnswer.Refused("Only the machine's own user can use this bot.");
        }

        if (RoleWords.Find(call.Words.Find(0)) is not { } rank)
        {
            return call.Misunderstood(call.Words.Expected(RoleWords.Expected, 0));
        }

        if (call.Words.Find(1) is not { Length: <= 40 } name)
        {
            return call.Misunderstood(call.Words.Expected("the person's name, at most 40 letters", 1));
        }

        if (!UserBook.IsLocal(call.By) && !UserBook.IsPrivate(call.By, call.Message.Chat))
        {
            return CommandAnswer.Refused("Invitations are made in a private chat only: others could use the code.");
        }

        var code = access.Tokens.Next();
        await ports.Desk.PostAsync(
            new PeopleInput.Invite(
                new Invitation(RandomTokens.HashOf(code), rank, name, call.Now + Lifetime, call.By), call.Now),
            cancellationToken);
        return CommandAnswer.Done(
            Card.Line($"{name} becomes {rank} with this line in a private chat with the bot, once, within a day: "
                + $"/start {code}"),
            new { Name = name, Role = rank, Code = code, ExpiresAt = call.Now + Lifetime });
    }
}
