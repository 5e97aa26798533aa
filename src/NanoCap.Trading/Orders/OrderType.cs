namespace NanoCap.Trading.Orders;

/// <summary>When an order may trade.</summary>
public enum OrderType
{
    /// <summary>At once, at the market's price.</summary>
    Market,

    /// <summary>At the limit price or better.</summary>
    Limit,

    /// <summary>At the market's price once the stop price has traded.</summary>
    Stop,

    /// <summary>As a limit order once the stop price has traded.</summary>
    StopLimit,

    /// <summary>A kind that the desk never sends; only on orders that are not ours.</summary>
    Other,
}
