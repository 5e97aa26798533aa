namespace NanoCap.Trading.Orders;

/// <summary>What the kinds of refusal mean.</summary>
public static class RefusalKindFacts
{
    /// <summary>Whether one of our own orders is in the way, so that the next attempt may go as soon as it has
    /// ended.</summary>
    public static bool WaitsForBlocker(this RefusalKind kind) =>
        kind is RefusalKind.HeldForOrders or RefusalKind.WashTrade;
}
