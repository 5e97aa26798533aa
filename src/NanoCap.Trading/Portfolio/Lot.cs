using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Portfolio;

/// <summary>Shares bought in one execution; sold first in, first out.</summary>
/// <param name="Session">The session of the purchase.</param>
/// <param name="Quantity">Shares of it still held, above zero.</param>
/// <param name="Price">US dollars a share paid, fees not included.</param>
public readonly record struct Lot(DateOnly Session, Quantity Quantity, Price Price);
