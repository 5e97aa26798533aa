using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Alpaca's words for what the desk knows by other names.</summary>
internal static class AlpacaWords
{
    /// <summary>The state that a word of an order's <c>status</c> stands for; null for a word nobody knows.</summary>
    public static BrokerOrderStatus? FindStatus(string? word) => word switch
    {
        "new" or "stopped" => BrokerOrderStatus.Working,
        "accepted" or "pending_new" or "accepted_for_bidding" or "pending_review" => BrokerOrderStatus.Accepted,
        "partially_filled" => BrokerOrderStatus.PartiallyFilled,
        "filled" => BrokerOrderStatus.Filled,
        "canceled" => BrokerOrderStatus.Canceled,
        "expired" => BrokerOrderStatus.Expired,
        "rejected" => BrokerOrderStatus.Rejected,
        "replaced" => BrokerOrderStatus.Replaced,
        "pending_cancel" => BrokerOrderStatus.PendingCancel,
        "pending_replace" => BrokerOrderStatus.PendingReplace,
        "held" => BrokerOrderStatus.Held,
        "suspended" => BrokerOrderStatus.Suspended,
        // Calculated: done for the day, its sums are being made.
        "done_for_day" or "calculated" => BrokerOrderStatus.DoneForDay,
        _ => null,
    };

    public static string Of(Side side) => side == Side.Buy ? "buy" : "sell";

    public static string Of(OrderType type) => type switch
    {
        OrderType.Market => "market",
        OrderType.Limit => "limit",
        OrderType.Stop => "stop",
        OrderType.StopLimit => "stop_limit",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Expected a type that the desk sends."),
    };

    public static string Of(TimeInForce time) => time switch
    {
        TimeInForce.Day => "day",
        TimeInForce.GoodTilCanceled => "gtc",
        TimeInForce.AtOpen => "opg",
        TimeInForce.AtClose => "cls",
        _ => throw new ArgumentOutOfRangeException(nameof(time), time, "Expected a known time in force."),
    };

    public static Side? FindSide(string? word) => word switch
    {
        "buy" => Side.Buy,
        "sell" or "sell_short" => Side.Sell,
        _ => null,
    };

    public static OrderType TypeOf(string? word) => word switch
    {
        "market" => OrderType.Market,
        "limit" => OrderType.Limit,
        "stop" => OrderType.Stop,
        "stop_limit" => OrderType.StopLimit,
        _ => OrderType.Other,
    };

    /// <summary>Orders that are not ours may have others, which end on their day as well.</summary>
    public static TimeInForce TimeOf(string? word) => word switch
    {
        "gtc" => TimeInForce.GoodTilCanceled,
        "opg" => TimeInForce.AtOpen,
        "cls" => TimeInForce.AtClose,
        _ => TimeInForce.Day,
    };

    public static OrderClass ClassOf(string? word) => word switch
    {
        "oco" => OrderClass.OneCancelsOther,
        "bracket" => OrderClass.Bracket,
        "oto" => OrderClass.OneTriggersOther,
        _ => OrderClass.Simple,
    };

    /// <summary>What a movement of cash is; null for a kind nobody knows.</summary>
    public static CashFlowKind? FindCashFlow(string? activity) => activity switch
    {
        "CSD" => CashFlowKind.Deposit,
        "CSW" => CashFlowKind.Withdrawal,
        "JNL" or "JNLC" or "TRANS" or "ACATC" => CashFlowKind.Transfer,
        "DIV" or "DIVCGL" or "DIVCGS" or "DIVFEE" or "DIVFT" or "DIVNRA" or "DIVROC" or "DIVTW" or "DIVTXEX"
            => CashFlowKind.Dividend,
        "INT" or "INTNRA" or "INTTW" => CashFlowKind.Interest,
        "FEE" or "CFEE" or "PTC" => CashFlowKind.Fee,
        _ => null,
    };
}
