using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Desk;

/// <summary>What a person is asked to approve: all legs at once.</summary>
/// <param name="Session">The session after whose close it was raised.</param>
/// <param name="Book">The allocation book.</param>
/// <param name="State">What the book sees, null when it names nothing.</param>
/// <param name="Legs">Sales first, then purchases, each by symbol.</param>
/// <param name="Evidence">The numbers behind the weights.</param>
/// <param name="Findings">What the review said of the purchases; those it refused are no legs.</param>
/// <param name="Measured">What was measured of the book, in words.</param>
/// <param name="ExpiresAt">Sent at this instant, ten minutes before the next close; approved until then.</param>
public sealed record RebalanceTerms(
    DateOnly Session,
    string Book,
    string? State,
    IReadOnlyList<RebalanceLeg> Legs,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<Finding> Findings,
    string Measured,
    DateTimeOffset ExpiresAt)
{
    /// <summary>The leg of a symbol, or null.</summary>
    public RebalanceLeg? Find(Symbol symbol) => Legs.FirstOrDefault(leg => leg.Symbol == symbol);
}
