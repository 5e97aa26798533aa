using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Entry, stop and target of a symbol: those of the position, else of the latest proposal that still stands,
/// else of the best signal of the latest scan.</summary>
internal static class ChartLevels
{
    public static IReadOnlyList<ChartLevel> Of(DeskState state, Symbol symbol, ScanSheet? sheet)
    {
        if (state.Positions.TryGetValue(symbol, out var held))
        {
            return Of(held.AveragePrice, held.Stop, held.Target);
        }

        if (state.Proposals.Values.LastOrDefault(proposal => proposal.Terms.Symbol == symbol
            && proposal.Status is ProposalStatus.Open or ProposalStatus.Approved) is { Terms: var terms })
        {
            return Of(terms.Limit, terms.Stop, terms.Target);
        }

        return sheet?.Signals.FirstOrDefault(line => line.Signal.Symbol == symbol)?.Signal is { } signal
            ? Of(signal)
            : [];
    }

    private static List<ChartLevel> Of(Signal signal) => Of(
        Price.FromMeasured(signal.Reference)?.RoundToTick(),
        Price.FromMeasured(signal.Stop)?.RoundToTick(),
        signal.Target is { } target ? Price.FromMeasured(target)?.RoundToTick() : null);

    private static List<ChartLevel> Of(Price? entry, Price? stop, Price? target)
    {
        var levels = new List<ChartLevel>();
        Add(ChartLevelKind.Target, target);
        Add(ChartLevelKind.Entry, entry);
        Add(ChartLevelKind.Stop, stop);
        return levels;

        void Add(ChartLevelKind kind, Price? price)
        {
            if (price is { } known)
            {
                levels.Add(new ChartLevel(kind, known));
            }
        }
    }
}
