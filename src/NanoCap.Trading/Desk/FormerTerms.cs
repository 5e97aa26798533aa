using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What the version before asked for, to show the difference.</summary>
/// <param name="Reference">The price it was around, US dollars a share.</param>
/// <param name="Limit">Its limit, US dollars a share.</param>
/// <param name="Stop">Its stop, US dollars a share.</param>
/// <param name="Quantity">Its shares.</param>
public sealed record FormerTerms(Price Reference, Price Limit, Price Stop, Quantity Quantity);
