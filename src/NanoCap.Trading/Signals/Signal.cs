using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Signals;

/// <summary>What a strategy wants after the close of a session; filled at the next open at the earliest.</summary>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Side">Always <see cref="Orders.Side.Buy"/> for accounts that may not be short.</param>
/// <param name="Session">The day t; nothing after its close was used.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reference">Raw close of t, US dollars a share.</param>
/// <param name="Stop">Raw protective level, above zero and below the reference for a buy.</param>
/// <param name="Target">Raw profit level beyond the reference, or null when the strategy has none.</param>
/// <param name="TimeExitSessions">Sold at the open of this many sessions after the entry's, or null for never.</param>
/// <param name="Evidence">The named numbers that made it.</param>
public sealed record Signal(
    string Strategy,
    Symbol Symbol,
    Side Side,
    DateOnly Session,
    double Confidence,
    double Reference,
    double Stop,
    double? Target,
    int? TimeExitSessions,
    IReadOnlyList<Evidence> Evidence);
