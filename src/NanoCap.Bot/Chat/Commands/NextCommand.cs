using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class NextCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("next", "", "/next",
        "lives through the next session up to its daily run (replay only)", CommandGroup.Desk)
    {
        Aliases = ["n"],
        Role = Role.Trader,
        IsSafeRead = false,
        MostWords = 0,
        OnlyInReplay = true,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ports.Replay is not { } replay)
        {
            return CommandAnswer.Refused("/next works in a replay only; here the clock is the real one.");
        }

        if (replay.IsAtEnd)
        {
            return CommandAnswer.Refused("The replay has reached the end of its data.");
        }

        var step = await replay.NextAsync(cancellationToken);
        var calendar = ports.Setting.Calendar;
        return CommandAnswer.Done(
            Card.Line($"From {Figures.Moment(step.From, calendar)} to {Figures.Moment(step.To, calendar)}."),
            new { step.From, step.To, replay.IsAtEnd });
    }
}
