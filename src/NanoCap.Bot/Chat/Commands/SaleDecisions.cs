using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>A person's yes or no to a proposal to sell, which shares its numbers with the proposals.</summary>
internal static class SaleDecisions
{
    public static async Task<CommandAnswer> ApproveAsync(
        CommandPorts ports, CommandCall call, DeskInput.Approve input, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var sale = state.SaleProposals[input.Number];
        return !call.Shown.ContainsKey(input.Number) && call.Channel.CanAsk && sale.Status == ProposalStatus.Open
            ? CommandAnswer.Refused(
                Text($"Proposal {input.Number} was not shown here yet, so nothing was approved. Read it, then type ")
                    + Text($"/approve {input.Number} again."),
                SaleCard.Of(state, sale, ports.Setting))
            : await PostAsync(ports, call, input, cancellationToken);
    }

    public static async Task<CommandAnswer> PostAsync(
        CommandPorts ports, CommandCall call, DeskInput.Approve input, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(input, cancellationToken);
        var sale = outcome.After.SaleProposals[input.Number];
        if (!outcome.Events.OfType<SaleProposalEvent.SaleProposalApproved>()
            .Any(approved => approved.Number == input.Number))
        {
            return CommandAnswer.Refused(
                Text($"Proposal {input.Number} was not approved: {Refusals.Find(outcome) ?? "it stays as it was."}"));
        }

        var shares = sale.ApprovedQuantity is { } part ? $"{part}" : $"all {sale.Terms.Quantity}";
        var next = sale.Status == ProposalStatus.Approved
            ? Text($"It is sent before the next open; /reject {sale.Number} takes it back until then.")
            : $"It is sold {ExitCard.When(call.Now, ports.Setting)}.";
        return CommandAnswer.Done(
            Card.Line(
                Text($"Approved {sale.Number}: sell {shares} {sale.Terms.Symbol} at the market. {next}"),
                Severity.Good),
            CommandData.Of(sale));
    }

    public static async Task<CommandAnswer> RejectAsync(
        CommandPorts ports, DeskInput.Reject input, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(input, cancellationToken);
        var sale = outcome.After.SaleProposals[input.Number];
        foreach (var happened in outcome.Events)
        {
            var text = happened switch
            {
                SaleProposalEvent.SaleProposalRejected => Text($"Rejected {sale.Number}: {sale.Terms.Symbol} is kept."),
                SaleProposalEvent.SaleProposalWithdrawn =>
                    Text($"Withdrawn {sale.Number}: {sale.Terms.Symbol} is kept."),
                _ => null,
            };
            if (text is not null)
            {
                return CommandAnswer.Done(Card.Line(text, Severity.Good), CommandData.Of(sale));
            }
        }

        return CommandAnswer.Refused(
            Text($"Proposal {input.Number} was not rejected: {Refusals.Find(outcome) ?? "it stays as it was."}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
