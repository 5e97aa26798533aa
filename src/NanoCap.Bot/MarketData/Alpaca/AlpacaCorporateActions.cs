using System.Globalization;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Splits, dividends, mergers and renamings. Alpaca lists them by the day it processes them, which for a
/// dividend is when it is paid, weeks after shares trade without it.</summary>
internal sealed class AlpacaCorporateActions(DataLine line) : ICorporateActionSource
{
    private const int ProcessedBefore = 14;
    private const int ProcessedAfter = 120;
    private readonly SymbolChunks chunks = new(line);

    public async Task<IReadOnlyList<CorporateAction>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var actions = new HashSet<CorporateAction>();
        foreach (var chunk in SymbolChunks.Of(symbols))
        {
            actions.UnionWith(await ReadAsync(chunk, from, until, string.Empty, cancellationToken));
        }

        return [.. actions.OrderBy(action => action.EffectiveOn).ThenBy(action => action.Symbol)];
    }

    /// <summary>What changes the number of shares of symbols between two days, both included.</summary>
    /// <param name="symbols">As many as one question holds.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MarketDataException">It could not be read.</exception>
    public Task<IReadOnlyList<CorporateAction>> ReadSplitsAsync(
        IReadOnlyList<Symbol> symbols, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        ReadAsync(symbols, from, until, "&types=forward_split,reverse_split,stock_dividend", cancellationToken);

    private async Task<IReadOnlyList<CorporateAction>> ReadAsync(
        IReadOnlyList<Symbol> symbols,
        DateOnly from,
        DateOnly until,
        string types,
        CancellationToken cancellationToken)
    {
        var actions = new HashSet<CorporateAction>();
        var period = string.Create(
            CultureInfo.InvariantCulture,
            $"start={from.AddDays(-ProcessedBefore):yyyy-MM-dd}&end={until.AddDays(ProcessedAfter):yyyy-MM-dd}");
        await DataPages.ReadAsync(
            line,
            next => chunks.AskAsync(
                symbols,
                names => $"/v1/corporate-actions?symbols={names}&{period}&limit=1000&sort=asc{types}{next}",
                RequestPriority.Read, DataLine.PatientTries, cancellationToken),
            (path, page) => actions.UnionWith(CorporateActionReading.Of(path, page.CorporateActions)));
        var asked = symbols.ToHashSet();
        return [.. actions.Where(action => asked.Contains(action.Symbol)
            && action.EffectiveOn >= from && action.EffectiveOn <= until)];
    }
}
