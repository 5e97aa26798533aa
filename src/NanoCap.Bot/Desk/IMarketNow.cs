using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Desk;

/// <summary>The market as decisions may know it at this moment.</summary>
internal interface IMarketNow
{
    /// <summary>As far as it is known without asking anybody.</summary>
    MarketView View { get; }

    /// <summary>A picture for a decision: where there are sources of the present, they are asked about what is held,
    /// decided or proposed, and about these symbols. What could not be read is missing in it; nothing is thrown for
    /// it.</summary>
    Task<MarketView> LookAsync(IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        Task.FromResult(View);
}
