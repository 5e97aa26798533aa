namespace NanoCap.Trading.Orders;

/// <summary>Whether an order stands alone.</summary>
public enum OrderClass
{
    /// <summary>One order.</summary>
    Simple,

    /// <summary>A sale with two legs, a limit at the target and a stop; a fill of one reduces or cancels the other.
    /// </summary>
    OneCancelsOther,

    /// <summary>An entry whose target and stop come to life when it is filled completely; the desk never sends one.
    /// </summary>
    Bracket,

    /// <summary>An entry with one leg only, target or stop; the desk never sends one.</summary>
    OneTriggersOther,
}
