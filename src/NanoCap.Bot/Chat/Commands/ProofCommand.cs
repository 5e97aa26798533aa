using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ProofCommand(CommandPorts ports) : ICommand
{
    private const string Expected = "a trade's number of /trades, a symbol that is held or was, or a date";

    public CommandSpec Spec { get; } = new("proof", "TRADE or DATE", "/proof 3",
        "what the journal says of a trade or a day, its chain verified, its head", CommandGroup.Look);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ports.Proofs is not { } proofs)
        {
            return CommandAnswer.Refused("There is no journal to prove anything from.");
        }

        try
        {
            return call.Words.TryDate(0, out var date)
                ? Answer(Figures.Day(date), await proofs.OfDateAsync(date, cancellationToken))
                : await AboutTradeAsync(call, proofs, cancellationToken);
        }
        catch (JournalUnusableException broken)
        {
            return CommandAnswer.Halted(Spec, broken.Message);
        }
    }

    private async Task<CommandAnswer> AboutTradeAsync(
        CommandCall call, IJournalProofs proofs, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        if (call.Words.TryNumber(0, Expected, out var number, out _))
        {
            return state.Trades.Find(trade => trade.Number == number) is { } trade
                ? await OfTradeAsync(trade, proofs, cancellationToken)
                : CommandAnswer.Refused(
                    $"There is no closed trade {number}; there are {state.Trades.Count}. /trades lists them.");
        }

        if (call.Words.Find(0) is [>= '0' and <= '9', ..] || !call.Words.TrySymbol(0, out var symbol, out _))
        {
            return call.Misunderstood(call.Words.Expected(Expected, 0));
        }

        if (state.Positions.TryGetValue(symbol, out var position))
        {
            return Answer(
                $"the position {symbol}",
                await proofs.OfPositionAsync(symbol, position.ProposalNumber, cancellationToken));
        }

        return state.Trades.FindLast(trade => trade.Symbol == symbol) is { } last
            ? await OfTradeAsync(last, proofs, cancellationToken)
            : CommandAnswer.Refused($"{symbol} was never traded. /trades and /positions list what was.");
    }

    private async Task<CommandAnswer> OfTradeAsync(
        ClosedTrade trade, IJournalProofs proofs, CancellationToken cancellationToken) => Answer(
        $"trade {trade.Number}, {trade.Quantity} {trade.Symbol}",
        await proofs.OfTradeAsync(trade.Number, trade.Symbol, trade.ProposalNumber, cancellationToken));

    private CommandAnswer Answer(string what, JournalProof proof) => proof.Entries.Count == 0
        ? CommandAnswer.Refused($"The journal has no entry about {what}.")
        : CommandAnswer.Done(
            ProofCard.Of(ports.Desk.State, what, proof, ports.Setting.Calendar),
            new { About = what, IsVerified = true, proof.Head, proof.Entries });
}
