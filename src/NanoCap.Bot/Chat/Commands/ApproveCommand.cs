using System.Globalization;
using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ApproveCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("approve", "N [qty], or all", "/approve 12",
        "approves a proposal, or fewer shares of it; it is sent before the next open", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        AsksToConfirm = true,
        MostWords = 2,
        Risk = new(RiskNames.Ramp, words => words.TryNumber(0, "a number", out var number, out _)
            && ports.Desk.State.Ramp.Proposals.ContainsKey(number)),
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Is(0, "all"))
        {
            return Task.FromResult(call.Words.Count == 1
                ? AskForAll(call)
                : call.Misunderstood(call.Words.Expected("nothing after all", 1)));
        }

        if (!call.Words.TryNumber(0, "the number of a proposal, or all", out var number, out var problem))
        {
            return Task.FromResult(call.Misunderstood(problem));
        }

        Quantity? shares = null;
        if (call.Words.Count > 1)
        {
            if (!call.Words.TryNumber(1, "whole shares", out var count, out problem))
            {
                return Task.FromResult(call.Misunderstood(problem));
            }

            shares = Quantity.Of(count);
        }

        return ApproveAsync(call, number, shares, cancellationToken);
    }

    private async Task<CommandAnswer> ApproveAsync(
        CommandCall call, int number, Quantity? shares, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var market = await ports.Market.LookAsync([], cancellationToken);
        if (state.Rebalances.ContainsKey(number))
        {
            return await RebalanceDecisions.ApproveAsync(
                ports, call,
                AskedBy(call, market, number, null, shares), cancellationToken);
        }

        if (state.SaleProposals.ContainsKey(number))
        {
            return await SaleDecisions.ApproveAsync(
                ports, call,
                AskedBy(call, market, number, null, shares), cancellationToken);
        }

        if (state.Ramp.Proposals.ContainsKey(number))
        {
            return await RampDecisions.ApproveAsync(
                ports, call,
                AskedBy(call, market, number, null, shares), cancellationToken);
        }

        if (!state.Proposals.TryGetValue(number, out var proposal))
        {
            return CommandAnswer.Refused(ProposalNames.Missing(state, number));
        }

        var isShown = call.Shown.TryGetValue(number, out var version);
        if (!isShown && call.Channel.CanAsk && proposal.Status == ProposalStatus.Open)
        {
            return CommandAnswer.Refused(
                $"Proposal {number} was not shown here yet, so nothing was approved. Read it, then type "
                    + $"/approve {number} again.",
                ProposalCard.Of(state, proposal, ports.Setting));
        }

        return await PostAsync(call, number, isShown ? version : null, shares, cancellationToken);
    }

    private CommandAnswer AskForAll(CommandCall call)
    {
        var state = ports.Desk.State;
        var open = state.OpenProposals.ToList();
        var sales = state.OpenSaleProposals.ToList();
        if (open.Count + sales.Count == 0)
        {
            return CommandAnswer.Refused("No proposal is open.");
        }

        var bound = open.Select(proposal => new ShownProposal(proposal.Number, proposal.Version)).ToList();
        var total = new Usd(open.Sum(proposal => proposal.Terms.Notional.Value));
        var names = string.Join(", ", sales
            .Select(sale => $"{sale.Number} (sell {sale.Terms.Quantity} {sale.Terms.Symbol})")
            .Concat(open.Select(proposal =>
                $"{proposal.Number} ({proposal.Terms.Quantity} {proposal.Terms.Symbol})")));
        var spent = open.Count == 0 ? "" : $", at most {Figures.Money(total)} together";
        return CommandAnswer.Ask(new Question(
            $"Approve {names}{spent}? Type yes or no.",
            Question.Yes,
            "approve all --yes",
            cancellationToken => ApproveAllAsync(
                call, bound, [.. sales.Select(sale => sale.Number)], cancellationToken)));
    }

    /// <summary>Sales first: a purchase may wait for one.</summary>
    private async Task<CommandAnswer> ApproveAllAsync(
        CommandCall call, IReadOnlyList<ShownProposal> bound, IReadOnlyList<int> sales,
        CancellationToken cancellationToken)
    {
        var answers = new List<CommandAnswer>();
        var market = await ports.Market.LookAsync([], cancellationToken);
        foreach (var number in sales)
        {
            answers.Add(await SaleDecisions.PostAsync(
                ports, call,
                AskedBy(call, market, number, null, null), cancellationToken));
        }

        foreach (var (number, version) in bound)
        {
            answers.Add(await PostAsync(call, number, version, null, cancellationToken));
        }

        var kind = answers.Any(answer => answer.Kind == AnswerKind.Done) ? AnswerKind.Done : AnswerKind.Refused;
        return new(kind, [.. answers.SelectMany(answer => answer.Cards)],
            new { Answers = answers.Select(answer => answer.Data) });
    }

    private async Task<CommandAnswer> PostAsync(
        CommandCall call, int number, int? version, Quantity? shares, CancellationToken cancellationToken)
    {
        var market = await ports.Market.LookAsync([], cancellationToken);
        var outcome = await ports.Desk.PostAsync(AskedBy(call, market, number, version, shares), cancellationToken);
        var state = outcome.After;
        var proposal = state.Proposals.GetValueOrDefault(number);
        if (outcome.Events.OfType<DeskEvent.ProposalApproved>().Any(approved => approved.Number == number))
        {
            return CommandAnswer.Done(Approved(proposal!), CommandData.Of(state, proposal!));
        }

        if (outcome.Events.OfType<FirstApprovalEvent.FirstApprovalGiven>().Any(first => first.Number == number))
        {
            return CommandAnswer.Done(FirstApproved(number), CommandData.Of(state, proposal!));
        }

        var isAskedAgain = outcome.Events.OfType<DeskEvent.ProposalRaised>().Any(raised => raised.Number == number);
        var hasChanged = version is not null && proposal is { Status: ProposalStatus.Open }
            && proposal.Version != version;
        var text = WhyNot(outcome, number) ?? (isAskedAgain
            ? $"The terms of proposal {number} have changed; nothing was approved."
            : $"Proposal {number} stays as it was.");
        return (isAskedAgain || hasChanged) && proposal is not null
            ? CommandAnswer.Refused(
                $"{text} This is the new version; type /approve {number} again to take it.",
                ProposalCard.Of(state, proposal, ports.Setting))
            : CommandAnswer.Refused(text);
    }

    private DeskInput.Approve AskedBy(
        CommandCall call, MarketView market, int number, int? version, Quantity? shares) =>
        new(number, version, shares, call.By, market, call.Now) { Person = ports.PersonOf(call.By) };

    public static Card FirstApproved(int number) => Card.Line(
        string.Create(CultureInfo.InvariantCulture, $"Your approval of {number} is noted; ")
            + "one more approval is needed by another person.",
        Severity.Good);

    // One line: the card was read a moment ago, and where cards live it changes by itself.
    private static Card Approved(Proposal proposal)
    {
        var shares = proposal.ApprovedQuantity ?? proposal.Terms.Quantity;
        var next = proposal.Status == ProposalStatus.Approved
            ? string.Create(CultureInfo.InvariantCulture,
                $"It is sent before the next open; /reject {proposal.Number} takes it back until then.")
            : "Its order is on the way.";
        return Card.Line(string.Create(CultureInfo.InvariantCulture,
            $"Approved {proposal.Number}: buy {shares} {proposal.Terms.Symbol} for at most ")
            + $"{Figures.Money(proposal.Terms.Limit * shares)}. {next}", Severity.Good);
    }

    private static string? WhyNot(DeskOutcome outcome, int number)
    {
        if (Refusals.Find(outcome) is { } refusal)
        {
            return $"Proposal {number} was not approved: {refusal}";
        }

        var denied = outcome.Events.OfType<DeskEvent.ProposalDenied>().FirstOrDefault(entry => entry.Number == number);
        return denied is null ? null : $"Proposal {number} was not approved, the review refused it: "
            + string.Join(" ", denied.Findings.Select(finding => finding.Text));
    }
}
