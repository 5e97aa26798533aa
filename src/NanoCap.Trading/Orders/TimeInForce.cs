namespace NanoCap.Trading.Orders;

/// <summary>How long an order works.</summary>
public enum TimeInForce
{
    /// <summary>Until the close of the session it works in.</summary>
    Day,

    /// <summary>Until it is filled or cancelled.</summary>
    GoodTilCanceled,

    /// <summary>In the opening auction only; the desk never sends one.</summary>
    AtOpen,

    /// <summary>In the closing auction only; the desk never sends one.</summary>
    AtClose,
}
