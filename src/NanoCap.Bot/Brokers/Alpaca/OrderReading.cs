using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using Activity = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Activity;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Turns Alpaca's orders and executions into reports. A pair is one order to the desk and two at Alpaca.
/// </summary>
/// <param name="executions">Executions by Alpaca's order id.</param>
/// <param name="nameOf">Our name for one of Alpaca's ids, null where it is unknown.</param>
internal sealed class OrderReading(ILookup<string, Activity> executions, Func<string, ClientOrderId?> nameOf)
{
    public static ILookup<string, Activity> ByOrder(IEnumerable<Activity> activities) => activities
        .Where(activity => activity is { ActivityType: "FILL", OrderId: not null })
        .ToLookup(activity => activity.OrderId!);

    /// <summary>The order, and each leg of a bracket as an order of its own.</summary>
    /// <exception cref="BrokerException">A field is missing without which the order cannot be told.</exception>
    public IEnumerable<OrderReport> Read(WireOrder order)
    {
        var legs = order.Legs ?? [];
        if (order.IsPairPart && legs.Count > 0)
        {
            return [ReadPair(order, legs)];
        }

        return legs.SelectMany(Read).Prepend(ReadOne(order));
    }

    /// <summary>The name of an execution: the part of an activity's id that updates have as well.</summary>
    public static string ExecutionId(string activityId) => activityId.Split("::")[^1];

    public static Quantity FilledOf(WireOrder order) => QuantityOf(order.FilledQty, "filled_qty", order);

    private static Quantity QuantityOf(decimal? value, string field, WireOrder order) => value switch
    {
        null => throw AlpacaClient.Missing($"order {order.Id}", field),
        < 0m => throw new BrokerException($"Alpaca's order {order.Id} has {field} {value}; expected at least 0."),
        _ => Quantity.Of(value.Value),
    };

    private static BrokerOrderStatus StatusOf(WireOrder order) =>
        AlpacaWords.FindStatus(order.Status) ?? throw new BrokerException(
            $"Alpaca's order {order.Id} has the status '{order.Status}', which is not known; it is not guessed.");

    private static OrderRequest RequestOf(WireOrder order)
    {
        var name = order.ClientOrderId is { Length: > 0 } id
            ? ClientOrderId.FromBroker(id)
            : throw AlpacaClient.Missing($"order {order.Id}", "client_order_id");
        return new OrderRequest(
            name,
            Symbol.TryParse(order.Symbol, out var symbol) ? symbol
                : throw AlpacaClient.Missing($"order {order.Id}", "symbol"),
            AlpacaWords.FindSide(order.Side) ?? throw AlpacaClient.Missing($"order {order.Id}", "side"),
            order.Qty is null && order.Notional is not null ? Quantity.Zero : QuantityOf(order.Qty, "qty", order),
            AlpacaWords.TypeOf(order.Type),
            AlpacaWords.TimeOf(order.TimeInForce),
            LimitPrice: PriceOf(order.LimitPrice),
            StopPrice: PriceOf(order.StopPrice))
        {
            IsExtendedHours = order.ExtendedHours ?? false,
            Notional = order.Notional is { } dollars ? new Usd(dollars) : null,
        };
    }

    private static Price? PriceOf(decimal? value) => value is > 0m ? Price.Of(value.Value) : null;

    private static Fill FillOf(Activity activity, ClientOrderId name, WireOrder order)
    {
        var where = $"execution {activity.Id}";
        return new Fill(
            ExecutionId(activity.Id!),
            name,
            Symbol.Of(order.Symbol!),
            AlpacaWords.FindSide(activity.Side) ?? AlpacaWords.FindSide(order.Side)!.Value,
            Quantity.Of(activity.Qty is > 0m ? activity.Qty.Value : throw AlpacaClient.Missing(where, "qty")),
            PriceOf(activity.Price) ?? throw AlpacaClient.Missing(where, "price"),
            Usd.Zero,
            activity.TransactionTime ?? throw AlpacaClient.Missing(where, "transaction_time"),
            order.IsStop);
    }

    private static BrokerOrderStatus StatusOfPair(WireOrder[] orders, Quantity wanted, Quantity filled)
    {
        if (!wanted.IsZero && filled >= wanted)
        {
            return BrokerOrderStatus.Filled;
        }

        var working = orders.Select(StatusOf).Where(status => !IsEnd(status)).ToList();
        return working.Count == 0 ? StatusOf(orders[0])
            : filled.IsZero ? working[0]
            : working[0] is BrokerOrderStatus.Working or BrokerOrderStatus.Accepted or BrokerOrderStatus.Held
                ? BrokerOrderStatus.PartiallyFilled
                : working[0];
    }

    private static bool IsEnd(BrokerOrderStatus status) => status is BrokerOrderStatus.Filled
        or BrokerOrderStatus.Canceled or BrokerOrderStatus.Expired or BrokerOrderStatus.Rejected
        or BrokerOrderStatus.Replaced;

    private OrderReport ReadOne(WireOrder order)
    {
        var request = RequestOf(order) with
        {
            Class = AlpacaWords.ClassOf(order.OrderClass) is OrderClass.Bracket or OrderClass.OneTriggersOther
                && order.Legs is { Count: > 0 } ? AlpacaWords.ClassOf(order.OrderClass) : OrderClass.Simple,
        };
        return Report(order, request, StatusOf(order), FilledOf(order), FillsOf(order, request.Id));
    }

    private OrderReport ReadPair(WireOrder order, IReadOnlyList<WireOrder> legs)
    {
        WireOrder[] both = [order, .. legs];
        var own = RequestOf(order);
        var request = own with
        {
            Type = OrderType.Limit,
            Class = OrderClass.OneCancelsOther,
            LimitPrice = own.LimitPrice ?? PriceOf(both.FirstOrDefault(part => !part.IsStop)?.LimitPrice),
            StopPrice = PriceOf(both.FirstOrDefault(part => part.IsStop)?.StopPrice),
        };
        var filled = Quantity.Of(both.Sum(part => FilledOf(part).Value));
        var fills = both.SelectMany(part => FillsOf(part, request.Id)).OrderBy(fill => fill.At).ToList();
        return Report(order, request, StatusOfPair(both, request.Quantity, filled), filled, fills);
    }

    private OrderReport Report(
        WireOrder order, OrderRequest request, BrokerOrderStatus status, Quantity filled, IReadOnlyList<Fill> fills) =>
        new(request, order.Id ?? throw AlpacaClient.Missing("an order", "id"), status, fills)
        {
            ToldFilled = filled,
            ReplacedBy = order.ReplacedBy is { Length: > 0 } next ? nameOf(next) : null,
            Replaces = order.Replaces is { Length: > 0 } former ? nameOf(former) : null,
        };

    private List<Fill> FillsOf(WireOrder order, ClientOrderId name) =>
        [.. executions[order.Id ?? string.Empty]
            .Select(activity => FillOf(activity, name, order)).OrderBy(fill => fill.At)];
}
