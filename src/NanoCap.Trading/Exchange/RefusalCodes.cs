namespace NanoCap.Trading.Exchange;

/// <summary>Why the simulated exchange takes no order; the codes never change.</summary>
public static class RefusalCodes
{
    /// <summary>The client order id has been used, perhaps by an order that has ended.</summary>
    public const string DuplicateId = "duplicate-client-order-id";

    /// <summary>The id or the symbol is empty.</summary>
    public const string Identity = "identity";

    /// <summary>The quantity is zero.</summary>
    public const string Quantity = "quantity";

    /// <summary>A fraction of a share where only whole shares are taken.</summary>
    public const string WholeShares = "whole-shares";

    /// <summary>A limit or stop price is missing, or is there and should not be.</summary>
    public const string Prices = "prices";

    /// <summary>A price is no whole number of ticks.</summary>
    public const string Tick = "tick";

    /// <summary>A one-cancels-other pair is no sale with its target above its stop.</summary>
    public const string Pair = "pair";

    /// <summary>A purchase under the smallest notional.</summary>
    public const string MinimumNotional = "minimum-notional";

    /// <summary>There is no price for the symbol.</summary>
    public const string NoPrice = "no-price";

    /// <summary>The sale is for more than is held and not reserved by other sales.</summary>
    public const string InsufficientShares = "insufficient-shares";

    /// <summary>The purchase costs more than is free.</summary>
    public const string InsufficientBuyingPower = "insufficient-buying-power";
}
