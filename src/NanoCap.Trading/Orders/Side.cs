namespace NanoCap.Trading.Orders;

/// <summary>Which way an order or a signal goes.</summary>
public enum Side
{
    /// <summary>Adds shares.</summary>
    Buy,

    /// <summary>Removes shares; never more than are held.</summary>
    Sell,
}
