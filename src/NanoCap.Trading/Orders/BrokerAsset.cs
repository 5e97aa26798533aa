using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>What a broker says about a symbol.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="IsTradable">Whether it is active and orders are taken.</param>
/// <param name="IsFractionable">Whether orders for parts of a share are taken.</param>
/// <param name="IsHalted">Whether trading is halted; null where the broker does not tell.</param>
public sealed record BrokerAsset(Symbol Symbol, bool IsTradable, bool IsFractionable, bool? IsHalted);
