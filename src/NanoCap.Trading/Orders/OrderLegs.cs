using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>The sale that a bracket's entry brings with it.</summary>
/// <param name="Target">The limit of the sale at a profit, US dollars a share; null for none.</param>
/// <param name="Stop">The trigger of the sale at a loss, US dollars a share; null for none.</param>
public sealed record OrderLegs(Price? Target, Price? Stop);
