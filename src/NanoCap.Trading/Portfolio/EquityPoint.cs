using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Portfolio;

/// <summary>The account at the close of a session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Equity">Cash and positions at the close, US dollars.</param>
/// <param name="Cash">Cash, US dollars.</param>
public readonly record struct EquityPoint(DateOnly Session, Usd Equity, Usd Cash)
{
    /// <summary>Deposits less withdrawals since the point before, US dollars; not a result.</summary>
    public Usd Flow { get; init; }
}
