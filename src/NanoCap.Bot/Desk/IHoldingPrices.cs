using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Desk;

/// <summary>Where the present prices of holdings come from; in a replay the marks are all there is.</summary>
internal interface IHoldingPrices
{
    /// <summary>US dollars a share by symbol, null for a price that is unknown. What it throws counts as no
    /// answer.</summary>
    Task<IReadOnlyDictionary<Symbol, double?>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken);
}
