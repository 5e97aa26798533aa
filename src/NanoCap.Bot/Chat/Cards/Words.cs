using System.Globalization;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The trader's words for the states of things.</summary>
internal static class Words
{
    private const int ShortHash = 12;

    /// <summary>The journal's head in short, as the end of a line.</summary>
    public static string Journal(JournalHead? head) => head is null ? ""
        : string.Create(CultureInfo.InvariantCulture, $" Journal {head.Sequence} {head.Hash[..ShortHash]}.");

    /// <summary>Why something ended, as the end of a sentence: <c>was ended by EXIT</c>.</summary>
    public static string Ended(string reason) =>
        reason.StartsWith("ended by ", StringComparison.Ordinal) ? $"was {reason}" : $"has ended: {reason}";

    public static string Of(ExitReason reason) => reason switch
    {
        ExitReason.Stop => "stop hit",
        ExitReason.Target => "target hit",
        ExitReason.Time => "time exit",
        ExitReason.Signal => "signal exit",
        ExitReason.Owner => "sold by its owner",
        ExitReason.Flatten => "EXIT",
        ExitReason.Breaker => "breaker",
        ExitReason.Rebalance => "rebalance",
        ExitReason.Swap => "swapped for another",
        ExitReason.Consolidation => "consolidated",
        ExitReason.Reconciliation => "set to the broker's books",
        _ => reason.ToString(),
    };

    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.Ready => "to be sent",
        OrderStatus.Sending => "being sent",
        OrderStatus.Unknown => "answer lost",
        OrderStatus.NotSeen => "not seen at the broker",
        OrderStatus.Working => "working",
        OrderStatus.PartiallyFilled => "partly filled",
        OrderStatus.CancelPending => "being cancelled",
        OrderStatus.Canceled => "cancelled",
        _ => status.ToString().ToLowerInvariant(),
    };

    public static string Of(FindingEffect effect) => effect switch
    {
        FindingEffect.Warns => "note",
        FindingEffect.Cuts => "cut",
        FindingEffect.Waits => "waits",
        FindingEffect.Refuses => "refused",
        _ => effect.ToString(),
    };

    public static string Of(OrderPurpose purpose) => purpose switch
    {
        OrderPurpose.Entry => "entry",
        OrderPurpose.Protection => "protection",
        OrderPurpose.Exit => "exit",
        _ => purpose.ToString(),
    };

    public static Cell Finding(Finding finding) => new($"{Of(finding.Effect)}: {finding.Text}", finding.Effect switch
    {
        FindingEffect.Refuses => Tone.Bad,
        FindingEffect.Waits or FindingEffect.Cuts => Tone.Warning,
        _ => Tone.Quiet,
    });

    public static string Order(Order order) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Of(order.Request.Side)} {order.Request.Quantity} {order.Symbol} {Prices(order.Request)}");

    public static string Of(Side side) => side == Side.Buy ? "buy" : "sell";

    public static string Prices(OrderRequest request) => request switch
    {
        { Class: OrderClass.OneCancelsOther } => $"stop {request.StopPrice} / target {request.LimitPrice}",
        { Type: OrderType.Limit } => $"limit {request.LimitPrice}",
        { Type: OrderType.Stop } => $"stop {request.StopPrice}",
        { Type: OrderType.StopLimit } => $"stop {request.StopPrice} limit {request.LimitPrice}",
        _ => "market",
    };

    public static Cell Mode(DeskState state) => state.Mode switch
    {
        DeskMode.Active => new("active", Tone.Good),
        DeskMode.Paused => new("paused" + (state.PausedBy is { } by ? $" by {by}" : ""), Tone.Warning),
        DeskMode.Halted => new("halted" + (state.PausedBy is { } who ? $" by {who}" : "") + ", exits pass", Tone.Bad),
        DeskMode.Exiting when state.ExitUnderWay is not null => new("EXIT under way", Tone.Bad),
        _ => new("out after EXIT; /resume allows entries again", Tone.Warning),
    };

    /// <summary>What a rule's finding does to an order.</summary>
    public static string Effect(FindingEffect effect) => effect switch
    {
        FindingEffect.Warns => "warn",
        FindingEffect.Cuts => "make it smaller",
        FindingEffect.Waits => "keep it back for now",
        _ => "refuse it",
    };

    /// <summary>The orders that a rule does not judge.</summary>
    public static string Skipped(SkippedOrders skipped) => skipped switch
    {
        SkippedOrders.None => "no order",
        SkippedOrders.Sales => "sales",
        SkippedOrders.Sales | SkippedOrders.BookLegs => "sales, legs of an allocation book",
        _ => "sales, legs of an allocation book, what a person buys by hand",
    };
}
