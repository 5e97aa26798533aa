using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Chat.Access;

/// <summary>The one way in for people who are not at the machine: who they are, whether the bot talks there, whether
/// they are too fast; then command or button. What they asked is counted in the audit.</summary>
internal sealed class ChatGate(
    UserBook users, CommandRouter router, IButtonDesk buttons, UserRates rates, AuditBook audit, IDesk desk,
    TimeProvider clock)
{
    private const string Start = "/start ";
    private const string TooFast = "Too fast; wait a minute. What reduces risk is always taken.";

    /// <summary>The answer; null when nothing is to be said.</summary>
    public async Task<CommandAnswer?> SayAsync(
        Actor by, string chat, string text, ChannelFeatures channel, CancellationToken cancellationToken)
    {
        var role = users.RoleOf(by);
        var reading = router.Registry.Read(text, channel);
        if (!users.IsRoom(by, chat))
        {
            Note(by, role, AuditKind.Elsewhere, text);
            return null;
        }

        if (role == Role.Stranger && await TryInvitationAsync(by, chat, text, cancellationToken))
        {
            return CommandAnswer.Done(Card.Line($"Welcome. Your role is {users.RoleOf(by)}; /help lists what it can."));
        }

        if (!IsFree(reading) && Rate(by) is var rate && rate != RateVerdict.Passes)
        {
            Note(by, role, AuditKind.TooFast, text);
            return rate == RateVerdict.Told && role != Role.Stranger ? CommandAnswer.Refused(TooFast) : null;
        }

        await NoteAsync(by, role, reading, text, cancellationToken);
        return await router.AnswerAsync(new ChatMessage(by, role, chat, text, channel), cancellationToken);
    }

    /// <summary>What a tap leads to; words are empty where nothing is to be said.</summary>
    public async Task<TapAnswer> TapAsync(
        string token, Actor by, ButtonPlace place, CancellationToken cancellationToken)
    {
        var role = users.RoleOf(by);
        if (!users.IsRoom(by, place.Chat))
        {
            Note(by, role, AuditKind.Elsewhere, "a button");
            return new TapAnswer(TapOutcome.NotAllowed, string.Empty, null);
        }

        if (!IsFree(token, place) && Rate(by) is var rate && rate != RateVerdict.Passes)
        {
            Note(by, role, AuditKind.TooFast, "a button");
            return new TapAnswer(TapOutcome.Refused, rate == RateVerdict.Told ? TooFast : string.Empty, null);
        }

        if (role == Role.Stranger)
        {
            Note(by, role, AuditKind.Refused, "a button");
        }

        return await buttons.TapAsync(token, by, role, place, cancellationToken);
    }

    private RateVerdict Rate(Actor by) => rates.Take(PeopleBook.KeyOf(by));

    private static bool IsFree(CommandLineReading reading) => reading is CommandLineReading.Known
    {
        Command.Spec.ReducesRisk: true,
    };

    private bool IsFree(string token, ButtonPlace place) =>
        desk.State.Buttons.Find(RandomTokens.HashOf(token), place.Channel, place.Chat) is { Terms.Action: var action }
        && (ButtonQuestions.IsAnswer(action)
            || IsFree(router.Registry.Read(action, new ChannelFeatures(place.Channel))));

    /// <summary>A code that an administrator gave, as Telegram's own links bring it; only in private, because others
    /// could read it.</summary>
    private async Task<bool> TryInvitationAsync(
        Actor by, string chat, string text, CancellationToken cancellationToken)
    {
        if (!text.StartsWith(Start, StringComparison.Ordinal) || !UserBook.IsPrivate(by, chat)
            || desk.HaltedBecause is not null)
        {
            return false;
        }

        var hash = RandomTokens.HashOf(text[Start.Length..].Trim());
        if (!desk.State.People.Invitations.ContainsKey(hash))
        {
            return false;
        }

        var outcome = await desk.PostAsync(
            new PeopleInput.TakeInvitation(hash, by, clock.GetUtcNow()), cancellationToken);
        return outcome.Events.OfType<PeopleEvent.InvitationTaken>().Any();
    }

    private async Task NoteAsync(
        Actor by, Role role, CommandLineReading reading, string text, CancellationToken cancellationToken)
    {
        switch (reading)
        {
            case CommandLineReading.Known(var command, _) when role < command.Spec.Role:
                Note(by, role, AuditKind.Refused, "/" + command.Spec.Name);
                break;
            case CommandLineReading.Known({ Spec.IsSafeRead: true } command, _):
                Note(by, role, AuditKind.Read, "/" + command.Spec.Name);
                break;
            case CommandLineReading.Unknown when role == Role.Stranger:
                Note(by, role, AuditKind.Refused, text);
                await router.CountRefusalAsync(by, CommandWords.Shorten(text), cancellationToken);
                break;
            default:
                // Decisions are in the journal; what is not addressed to the bot is nobody's business.
                break;
        }
    }

    private void Note(Actor by, Role role, AuditKind kind, string what) =>
        audit.Note(by, role, kind, CommandWords.Shorten(what));
}
