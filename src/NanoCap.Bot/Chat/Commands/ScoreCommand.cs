using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ScoreCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("score", "SYMBOL", "/score AACG",
        "the microcap screen with its points, and what high scores were worth", CommandGroup.Look);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TrySymbol(0, out var symbol, out var problem))
        {
            return call.Misunderstood(problem);
        }

        if (await ports.Scans.AnalyzeAsync(symbol, cancellationToken) is not { } analysis)
        {
            return CommandAnswer.Refused($"{symbol} has no bar in the latest scan, or there has been none.");
        }

        var numbers = analysis.Numbers.FirstOrDefault(one => one.Strategy == ScoreCard.Strategy)?.Numbers ?? [];
        return numbers.Count == 0
            ? CommandAnswer.Refused($"{symbol} has too short a history for a score.")
            : CommandAnswer.Done(ScoreCard.Of(ports.Desk.State, analysis, numbers), new
            {
                Symbol = symbol.Value,
                Date = analysis.Session,
                Numbers = numbers.ToDictionary(number => number.Name, number => number.Value),
                analysis.Refusals,
                ScoreCard.Fact,
            });
    }
}
