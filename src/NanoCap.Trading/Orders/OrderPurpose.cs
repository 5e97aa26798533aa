namespace NanoCap.Trading.Orders;

/// <summary>What an order is for.</summary>
public enum OrderPurpose
{
    /// <summary>Opens a position from an approved proposal.</summary>
    Entry,

    /// <summary>Protects a position at the broker.</summary>
    Protection,

    /// <summary>Sells a position by its plan, a person's word, a breaker or EXIT.</summary>
    Exit,
}
