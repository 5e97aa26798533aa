using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Portfolio;

/// <summary>Where the account's money went, from fills alone. At every moment cash + positions = equity
/// = start + realised + unrealised - costs.</summary>
/// <param name="Start">Cash at the start plus deposits less withdrawals, US dollars.</param>
/// <param name="Cash">Cash, US dollars; may count fractions of a cent.</param>
/// <param name="Realised">Proceeds less cost of everything sold, fees not included, US dollars.</param>
/// <param name="Costs">Fees paid, US dollars.</param>
public sealed record Books(Usd Start, Usd Cash, Usd Realised, Usd Costs)
{
    /// <summary>Books of an account that has only cash.</summary>
    public static Books Opening(Usd cash) => new(cash, cash, Usd.Zero, Usd.Zero);
}
