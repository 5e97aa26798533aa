using System.Text.Json;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using Leg = NanoCap.Bot.Brokers.Alpaca.WireOrderBody.WireLeg;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>The body of the one POST that an attempt makes.</summary>
internal static class OrderBodies
{
    public static byte[] Of(OrderRequest order)
    {
        var isPair = order.Class == OrderClass.OneCancelsOther;
        var body = new WireOrderBody
        {
            Symbol = order.Symbol.Value,
            Qty = order.Notional is null ? order.Quantity.Value : null,
            Notional = order.Notional?.Value,
            Side = AlpacaWords.Of(order.Side),
            Type = AlpacaWords.Of(order.Type),
            TimeInForce = AlpacaWords.Of(order.TimeInForce),
            // A pair has its two prices in its legs only.
            LimitPrice = isPair ? null : order.LimitPrice?.Value,
            StopPrice = isPair ? null : order.StopPrice?.Value,
            ExtendedHours = order.IsExtendedHours ? true : null,
            ClientOrderId = order.Id.Value,
            OrderClass = order.Class switch
            {
                OrderClass.Simple => null,
                OrderClass.OneCancelsOther => "oco",
                OrderClass.Bracket => "bracket",
                OrderClass.OneTriggersOther => "oto",
                _ => throw new ArgumentOutOfRangeException(nameof(order), order.Class, "Expected a known class."),
            },
            TakeProfit = LimitLeg(isPair ? order.LimitPrice : order.Legs?.Target),
            StopLoss = StopLeg(isPair ? order.StopPrice : order.Legs?.Stop),
        };
        return JsonSerializer.SerializeToUtf8Bytes(body, AlpacaJson.Default.WireOrderBody);
    }

    private static Leg? LimitLeg(Price? price) => price is { } limit ? new Leg(LimitPrice: limit.Value) : null;

    private static Leg? StopLeg(Price? price) => price is { } stop ? new Leg(StopPrice: stop.Value) : null;
}
