using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>Where the cash stands.</summary>
/// <param name="Equity">Cash and positions, US dollars.</param>
/// <param name="Cash">Cash, US dollars.</param>
/// <param name="OpenBuys">Reserved by working and approved entries, fees included, US dollars.</param>
/// <param name="Buffer">Never spent, US dollars.</param>
/// <param name="Spendable">What may be spent today, at least zero, US dollars.</param>
/// <param name="Days">Spendable for the coming sessions as settlements arrive, the next session first.</param>
public sealed record CashLine(
    Usd Equity,
    Usd Cash,
    Usd OpenBuys,
    Usd Buffer,
    Usd Spendable,
    IReadOnlyList<CashDay> Days)
{
    /// <summary>The part of <see cref="OpenBuys"/> that is assumed cost, US dollars.</summary>
    public Usd Fees { get; init; }

    /// <summary>Proceeds that a cash account may not spend yet; zero in a margin account; US dollars.</summary>
    public Usd Unsettled { get; init; }
}
