using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class WhyCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("why", "SYMBOL", "/why AACG",
        "every number behind a signal, or the exact rule that refused it", CommandGroup.Look);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TrySymbol(0, out var symbol, out var problem))
        {
            return call.Misunderstood(problem);
        }

        var facts = await CollectAsync(symbol, cancellationToken);
        if (facts.Market is null && facts.Skipped is null && facts.Signals.Count == 0 && facts.Line is null)
        {
            return CommandAnswer.Refused($"{symbol} is not in the universe.");
        }

        return CommandAnswer.Done(WhyCard.Of(ports.Desk.State, facts), new
        {
            Symbol = symbol.Value,
            Date = facts.Session,
            Skipped = facts.Skipped?.Reason,
            Signals = facts.Signals.Select(line => new
            {
                line.Rank,
                line.Signal.Strategy,
                line.Signal.Confidence,
                line.Momentum,
                line.Score,
                line.Signal.Reference,
                line.Signal.Stop,
                line.Signal.Target,
                line.Signal.TimeExitSessions,
                line.Note,
                Evidence = line.Signal.Evidence.ToDictionary(number => number.Name, number => number.Value),
            }),
            Numbers = facts.Numbers.ToDictionary(
                numbers => numbers.Strategy,
                numbers => numbers.Numbers.ToDictionary(number => number.Name, number => number.Value)),
            Proposal = facts.Line?.ProposalNumber,
            Findings = facts.Line?.Findings.Select(CommandData.Of),
            EntryRefusals = facts.Market?.EntryRefusals,
            EntryNotes = facts.Market?.EntryNotes,
        });
    }

    private async Task<WhyFacts> CollectAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var sheet = await ports.Scans.FindAsync(null, cancellationToken);
        var numbers = await ports.Scans.ExplainAsync(symbol, cancellationToken);
        var lines = state.LastScan?.Candidates.Where(line => line.Symbol == symbol) ?? [];
        return new WhyFacts(
            symbol,
            sheet?.Session ?? state.LastScan?.Session,
            ports.Market.View.Find(symbol),
            [.. sheet?.Signals.Where(line => line.Signal.Symbol == symbol) ?? []],
            lines.OrderBy(line => line.ProposalNumber is null).ThenBy(line => line.Rank ?? int.MaxValue)
                .FirstOrDefault(),
            sheet?.Skipped.FirstOrDefault(skipped => skipped.Symbol == symbol.Value),
            numbers);
    }
}
