using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class AnalyzeCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("analyze", "SYMBOL", "/analyze AACG",
        "every strategy's numbers for a symbol, with filter, exclusions and warnings", CommandGroup.Look);

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

        var sheet = await ports.Scans.FindAsync(null, cancellationToken);
        var signals = sheet?.Signals.Where(line => line.Signal.Symbol == symbol).ToList() ?? [];
        return CommandAnswer.Done(AnalysisCard.Of(ports.Desk.State, analysis, signals), new
        {
            Symbol = symbol.Value,
            Date = analysis.Session,
            analysis.Close,
            analysis.Listing.Sector,
            analysis.Listing.Country,
            MarketCap = analysis.Listing.MarketCap?.Value,
            analysis.Listing.FloatShares,
            analysis.Refusals,
            analysis.Warnings,
            Strategies = analysis.Numbers.Select(one => new
            {
                one.Strategy,
                IsEnabled = analysis.Enabled.Contains(one.Strategy),
                HasSignal = signals.Exists(line => line.Signal.Strategy == one.Strategy),
                signals.Find(line => line.Signal.Strategy == one.Strategy)?.Rank,
                signals.Find(line => line.Signal.Strategy == one.Strategy)?.Note,
                Numbers = one.Numbers.ToDictionary(number => number.Name, number => number.Value),
            }),
        });
    }
}
