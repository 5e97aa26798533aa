using NanoCap.Bot.Storage;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>Proves from the journal what happened.</summary>
internal interface IJournalProofs
{
    /// <summary>Everything from the proposal, or the first order, to the sale that closed the trade.</summary>
    /// <exception cref="JournalUnusableException">The chain is broken; the entry is named.</exception>
    Task<JournalProof> OfTradeAsync(
        int trade, Symbol symbol, int? proposal, CancellationToken cancellationToken);

    /// <summary>Everything from the proposal, or the first order, of a position that is still held.</summary>
    /// <exception cref="JournalUnusableException">The chain is broken; the entry is named.</exception>
    Task<JournalProof> OfPositionAsync(Symbol symbol, int? proposal, CancellationToken cancellationToken);

    /// <summary>Everything of a day in New York.</summary>
    /// <exception cref="JournalUnusableException">The chain is broken; the entry is named.</exception>
    Task<JournalProof> OfDateAsync(DateOnly date, CancellationToken cancellationToken);
}
