using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What an approved sale brought.</summary>
/// <param name="Sold">Shares sold.</param>
/// <param name="Proceeds">Shares sold times their prices less fees, US dollars.</param>
/// <param name="Realised">Result of the shares sold, fees not included, US dollars.</param>
/// <param name="IsComplete">Whether all that was approved was sold.</param>
public sealed record SaleResult(Quantity Sold, Usd Proceeds, Usd Realised, bool IsComplete);
