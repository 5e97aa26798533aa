using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>A person's yes or no to a rebalance, which shares its numbers with the proposals.</summary>
internal static class RebalanceDecisions
{
    public static async Task<CommandAnswer> ApproveAsync(
        CommandPorts ports, CommandCall call, DeskInput.Approve input, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var known = state.Rebalances[input.Number];
        if (!call.Shown.ContainsKey(input.Number) && call.Channel.CanAsk && known.Status == ProposalStatus.Open)
        {
            return CommandAnswer.Refused(
                Text($"Rebalance {input.Number} was not shown here yet, so nothing was approved. Read it, then ")
                    + Text($"type /approve {input.Number} again."),
                RebalanceCard.Of(state, known, ports.Setting));
        }

        return Answer(ports, input.Number, await ports.Desk.PostAsync(input, cancellationToken));
    }

    public static async Task<CommandAnswer> RejectAsync(
        CommandPorts ports, DeskInput.Reject input, CancellationToken cancellationToken) =>
        Answer(ports, input.Number, await ports.Desk.PostAsync(input, cancellationToken));

    private static CommandAnswer Answer(CommandPorts ports, int number, DeskOutcome outcome)
    {
        var rebalance = outcome.After.Rebalances[number];
        if (outcome.Events.OfType<FirstApprovalEvent.FirstApprovalGiven>().Any(first => first.Number == number))
        {
            return CommandAnswer.Done(ApproveCommand.FirstApproved(number), DataOf(rebalance));
        }

        var isDone = outcome.Events.Any(happened =>
            happened is DeskEvent.RebalanceApproved or DeskEvent.RebalanceRejected);
        return isDone
            ? CommandAnswer.Done(RebalanceCard.Of(outcome.After, rebalance, ports.Setting), DataOf(rebalance))
            : CommandAnswer.Refused(Text($"Rebalance {number} stays as it was: {Refusals.Find(outcome)}"));
    }

    public static object DataOf(Rebalance rebalance) => new
    {
        rebalance.Number,
        rebalance.Status,
        rebalance.Terms.Book,
        rebalance.Terms.Session,
        rebalance.Terms.ExpiresAt,
        Legs = rebalance.Terms.Legs.Select(leg => new
        {
            Symbol = leg.Symbol.Value,
            leg.Side,
            Quantity = leg.Quantity.Value,
            Reference = leg.Reference.Value,
            leg.Weight,
        }),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
