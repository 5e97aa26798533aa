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

    /// <summary>The sale is for more than is held, whether or not a part is reserved.</summary>
    public const string InsufficientShares = "insufficient-shares";

    /// <summary>The purchase costs more than is free.</summary>
    public const string InsufficientBuyingPower = "insufficient-buying-power";

    /// <summary>The sale is for shares that are held, but reserved by other sales.</summary>
    public const string HeldForOrders = "held-for-orders";

    /// <summary>The sale is of a symbol that is not held at all.</summary>
    public const string ShortSale = "short";

    /// <summary>It could trade with an order of the same account on the other side.</summary>
    public const string WashTrade = "wash-trade";

    /// <summary>A fraction of a share, or an amount of dollars, in another form than a simple day order.</summary>
    public const string Fraction = "fraction";

    /// <summary>A quantity and an amount of dollars, or neither; or an amount of dollars in fractions of a
    /// cent.</summary>
    public const string Notional = "notional";

    /// <summary>A bracket, or an entry with one leg, that lacks a leg or has one too many.</summary>
    public const string Legs = "legs";

    /// <summary>A stop or a target too near to the price, or on its wrong side.</summary>
    public const string BasePrice = "base-price";

    /// <summary>Extended hours with another order than a simple limit.</summary>
    public const string ExtendedHours = "extended-hours";

    /// <summary>An order for an auction at a time at which none is taken.</summary>
    public const string AuctionWindow = "auction-window";

    /// <summary>A kind of order that the exchange does not have.</summary>
    public const string OrderType = "order-type";

    /// <summary>The account may not trade.</summary>
    public const string Account = "account";

    /// <summary>The account may only close positions.</summary>
    public const string LiquidationOnly = "liquidation-only";

    /// <summary>The symbol cannot be traded.</summary>
    public const string NotTradable = "not-tradable";

    /// <summary>There is no such order.</summary>
    public const string NotFound = "not-found";

    /// <summary>The order has ended, so that it can be neither cancelled nor replaced.</summary>
    public const string Ended = "ended";

    /// <summary>The order cannot be replaced in its state, or never.</summary>
    public const string NotReplaceable = "not-replaceable";

    /// <summary>The replacement asks for nothing new.</summary>
    public const string Unchanged = "unchanged";
}
