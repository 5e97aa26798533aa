using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Scanning;

/// <summary>What a book says after a session.</summary>
/// <param name="Missing">Its funds of which the market has no bars.</param>
/// <param name="Target">Null when a fund is missing or none has a bar of the session.</param>
internal sealed record AllocationAdvice(
    IAllocationBook Book, DateOnly Session, IReadOnlyList<Symbol> Missing, AllocationTarget? Target);
