using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary>Where splits, mergers, renamings and the like are announced.</summary>
internal interface ICorporateActionSource
{
    /// <summary>What takes effect between two days, both included.</summary>
    /// <exception cref="MarketDataException">The source could not be asked: nothing is known.</exception>
    Task<IReadOnlyList<CorporateAction>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, DateOnly from, DateOnly until, CancellationToken cancellationToken);
}
