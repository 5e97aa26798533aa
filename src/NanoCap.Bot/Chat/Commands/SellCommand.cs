using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class SellCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("sell", "SYMBOL [qty or all]", "/sell AACG 10",
        "asks to sell a part of a position or all of it; /approve does it", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        MostWords = 2,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TrySymbol(0, out var symbol, out var problem))
        {
            return call.Misunderstood(problem);
        }

        Quantity? shares = null;
        if (call.Words.Count > 1 && !call.Words.Is(1, "all"))
        {
            if (!call.Words.TryNumber(1, "whole shares, or all", out var count, out problem))
            {
                return call.Misunderstood(problem);
            }

            shares = Quantity.Of(count);
        }

        var market = await ports.Market.LookAsync([symbol], cancellationToken);
        var outcome = await ports.Desk.PostAsync(
            new DeskInput.Sell(symbol, shares, call.By, market, call.Now), cancellationToken);
        var raised = outcome.Events.OfType<SaleProposalEvent.SaleProposalRaised>().FirstOrDefault();
        return raised is not null && outcome.After.SaleProposals.TryGetValue(raised.Number, out var sale)
            ? CommandAnswer.Done(SaleCard.Of(outcome.After, sale, ports.Setting), CommandData.Of(sale))
            : CommandAnswer.Refused(
                $"{symbol} is not sold: {Refusals.Find(outcome) ?? "nothing was to be done."}");
    }
}
