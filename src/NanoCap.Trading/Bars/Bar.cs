namespace NanoCap.Trading.Bars;

/// <summary>One session's prices and volume on one basis (adjusted or raw, as the source of the bar says).</summary>
/// <param name="Session">The trading day.</param>
/// <param name="Open">First price, US dollars a share.</param>
/// <param name="High">Highest price, US dollars a share.</param>
/// <param name="Low">Lowest price, US dollars a share.</param>
/// <param name="Close">Last price, US dollars a share.</param>
/// <param name="Volume">Shares traded.</param>
public readonly record struct Bar(DateOnly Session, double Open, double High, double Low, double Close, double Volume);
