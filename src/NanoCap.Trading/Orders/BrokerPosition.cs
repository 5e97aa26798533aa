using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>Shares that the broker says are held.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Quantity">Shares held.</param>
/// <param name="Available">Shares not reserved by working sales.</param>
/// <param name="LastPrice">The broker's mark, null when it has none.</param>
public sealed record BrokerPosition(Symbol Symbol, Quantity Quantity, Quantity Available, Price? LastPrice);
