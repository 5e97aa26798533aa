using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary>Live quotes as they change, of the few symbols that matter now: holdings and open proposals.</summary>
internal interface IQuoteStream
{
    /// <summary>Whether quotes arrive: connected, authenticated and not silent for too long.</summary>
    bool IsConnected { get; }

    /// <summary>Why no quotes will arrive until a person acts; null while there is hope.</summary>
    string? Fault => null;

    /// <summary>The symbols from now on, the most important first; those beyond the source's limit are left out.
    /// </summary>
    void Follow(IReadOnlyList<Symbol> symbols);

    /// <summary>The latest quote that arrived on the present connection; null when none did.</summary>
    Quote? Find(Symbol symbol);
}
