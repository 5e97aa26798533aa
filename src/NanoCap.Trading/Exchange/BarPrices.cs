using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Exchange;

/// <summary>The prices of a session that traded, as money.</summary>
internal readonly record struct BarPrices(Price Open, Price High, Price Low, Price Close);
