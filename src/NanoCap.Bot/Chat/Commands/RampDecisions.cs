using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>A person's yes or no to the ramp's next step, which shares its numbers with the proposals.</summary>
internal static class RampDecisions
{
    public static async Task<CommandAnswer> ApproveAsync(
        CommandPorts ports, CommandCall call, DeskInput.Approve input, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var known = state.Ramp.Proposals[input.Number];
        if (!call.Shown.ContainsKey(input.Number) && call.Channel.CanAsk && known.Status == ProposalStatus.Open)
        {
            return CommandAnswer.Refused(
                Text($"Proposal {input.Number} was not shown here yet, so nothing was approved. Read it, then ")
                    + Text($"type /approve {input.Number} again."),
                RampCard.Of(state, known, ports.Setting));
        }

        return Answer(ports, input.Number, await ports.Desk.PostAsync(input, cancellationToken));
    }

    public static async Task<CommandAnswer> RejectAsync(
        CommandPorts ports, DeskInput.Reject input, CancellationToken cancellationToken) =>
        Answer(ports, input.Number, await ports.Desk.PostAsync(input, cancellationToken));

    private static CommandAnswer Answer(CommandPorts ports, int number, DeskOutcome outcome)
    {
        var ramp = outcome.After.Ramp;
        var words = outcome.Events.Select(happened => happened switch
        {
            RampEvent.RampStepApproved => $"The ramp is at {Figures.Percent(ramp.Scale)} now: at most "
                + $"{Figures.Money(RampCard.AtScale(outcome.After, ramp.Scale, ports.Setting))} may be invested.",
            RampEvent.RampStepRejected => $"The ramp stays at {Figures.Percent(ramp.Scale)}.",
            _ => null,
        }).OfType<string>().FirstOrDefault();
        return words is not null
            ? CommandAnswer.Done(
                Card.Line(words, Severity.Good),
                new { Number = number, ramp.Proposals[number].Status, Scale = ramp.Scale.Value })
            : CommandAnswer.Refused(Text($"The ramp stays as it was: {Refusals.Find(outcome)}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
