using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class BuyCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("buy", "SYMBOL [qty or $usd] [limit P]", "/buy AACG $200 limit 1.25",
        "asks to buy under the same review as a signal; /approve does it", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        MostWords = 4,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TrySymbol(0, out var symbol, out var problem)
            || !TrySize(call.Words, out var shares, out var amount, out problem)
            || !TryLimit(call.Words, shares is null && amount is null ? 1 : 2, out var limit, out problem))
        {
            return call.Misunderstood(problem);
        }

        var market = await ports.Market.LookAsync([symbol], cancellationToken);
        var outcome = await ports.Desk.PostAsync(
            new DeskInput.Buy(symbol, shares, amount, limit, call.By, market, call.Now), cancellationToken);
        if (outcome.Events.OfType<DeskEvent.ProposalRaised>().FirstOrDefault() is { } raised
            && outcome.After.Proposals.TryGetValue(raised.Number, out var proposal))
        {
            return CommandAnswer.Done(
                ProposalCard.Of(outcome.After, proposal, ports.Setting), CommandData.Of(outcome.After, proposal));
        }

        var refused = outcome.Events.OfType<DeskEvent.CommandRefused>().FirstOrDefault();
        if (refused is not { Findings.Count: > 0 })
        {
            return CommandAnswer.Refused($"{symbol} is not bought: {refused?.Text ?? "nothing was to be done."}");
        }

        var reasons = new CardBlock.List([.. refused.Findings.Select(Words.Finding)]);
        return new CommandAnswer(
            AnswerKind.Refused,
            [new Card($"{symbol} is not bought", Severity.Warning, [reasons]) { Banner = Banner.Of(outcome.After) }],
            new { Refused = refused.Text, Findings = refused.Findings.Select(CommandData.Of) });
    }

    private static bool TrySize(CommandWords words, out Quantity? shares, out Usd? amount, out string problem)
    {
        (shares, amount, problem) = (null, null, string.Empty);
        if (words.Count < 2 || words.Is(1, "limit"))
        {
            return true;
        }

        if (words.Find(1)!.StartsWith('$'))
        {
            amount = words.TryAmount(1, "dollars", out var dollars, out problem) ? new Usd(dollars) : null;
            return amount is not null;
        }

        shares = words.TryNumber(1, "whole shares, dollars such as $200, or limit", out var count, out problem)
            ? Quantity.Of(count) : null;
        return shares is not null;
    }

    private static bool TryLimit(CommandWords words, int place, out Price? limit, out string problem)
    {
        (limit, problem) = (null, string.Empty);
        if (words.Count <= place)
        {
            return true;
        }

        if (!words.Is(place, "limit"))
        {
            problem = words.Expected("limit and a price", place);
            return false;
        }

        limit = words.TryAmount(place + 1, "a price", out var price, out problem) ? Price.Of(price) : null;
        return limit is not null;
    }
}
