using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RebalanceCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("rebalance", "", "/rebalance",
        "asks the allocation book for its weights now, not at its next date; you approve as always", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        AsksToConfirm = true,
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ports.Core is not { Book: { } book } || ports.Allocations is not { } allocations)
        {
            return Task.FromResult(CommandAnswer.Refused(
                "No allocation book is active; Core:Book in the settings names one."));
        }

        var session = ports.Market.View.Session;
        var advice = allocations.Advise(book, session);
        if (advice.Target is not { SkipReason: null } target)
        {
            var why = advice.Target?.SkipReason ?? (advice.Missing.Count > 0
                ? $"the market has no bars of {string.Join(", ", advice.Missing)}"
                : $"there is no bar of {Figures.Day(session)}");
            return Task.FromResult(CommandAnswer.Refused($"{book.Name} says nothing: {why}."));
        }

        return Task.FromResult(CommandAnswer.Ask(new Question(
            $"Ask {book.Name} for a rebalance by the close of {Figures.Day(session)}? It is proposed, and nothing is "
                + "traded before you approve it. Type yes or no.",
            Question.Yes,
            "rebalance --yes",
            token => AskAsync(call, book, target, token))));
    }

    private async Task<CommandAnswer> AskAsync(
        CommandCall call, IAllocationBook book, AllocationTarget target, CancellationToken cancellationToken)
    {
        var market = await ports.Market.LookAsync([], cancellationToken);
        var outcome = await ports.Desk.PostAsync(
            new DeskInput.BookJudged(book, target, ports.Core!.MinimumTrade, market, call.Now)
            {
                AskedBy = call.By,
            },
            cancellationToken);
        if (outcome.Events.OfType<DeskEvent.RebalanceRaised>().FirstOrDefault() is not { } raised)
        {
            return CommandAnswer.Refused(
                $"No rebalance was proposed: {Refusals.Find(outcome) ?? "nothing is far from its weight."}");
        }

        var rebalance = outcome.After.Rebalances[raised.Number];
        return CommandAnswer.Done(
            RebalanceCard.Of(outcome.After, rebalance, ports.Setting), RebalanceDecisions.DataOf(rebalance));
    }
}
