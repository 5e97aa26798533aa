using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Endpoints;

/// <summary>What is held, and closing it under names that the broker makes.</summary>
internal sealed class PositionEndpoint(StandInBook book, OrderEndpoint orders)
{
    public Answer GetAll(ApiRequest request) =>
        Answer.Ok(new JsonArray([.. book.State.Positions.Values.Select(ToJson)]));

    /// <exception cref="ApiException">Nothing is held of it.</exception>
    public Answer Get(ApiRequest request) => Answer.Ok(ToJson(Find(request.Name)));

    /// <summary>Sells at market: all, so many shares, or a percentage.</summary>
    /// <exception cref="ApiException">Nothing is held of it, or shares are held for other orders.</exception>
    public Answer Delete(ApiRequest request)
    {
        var position = Find(request.Name);
        var (shares, percentage) = (request.FindNumber("qty"), request.FindNumber("percentage"));
        var quantity = (shares, percentage) switch
        {
            (not null, not null) => throw new ApiException(
                ApiError.Bad("only one of qty or percentage is accepted")),
            ( > 0m, _) => Quantity.Of(shares.Value),
            (_, > 0m and <= 100m) => Quantity.Of(position.Quantity.Value * percentage.Value / 100m),
            (null, null) => position.Quantity,
            _ => throw new ApiException(ApiError.Bad("qty must be > 0 and percentage from 0 to 100")),
        };
        return Answer.Ok(Close(position, quantity));
    }

    /// <summary>A list of what became of each; the whole is never refused.</summary>
    public Answer DeleteAll(ApiRequest request)
    {
        if (request.IsTrue("cancel_orders"))
        {
            orders.CancelAll();
            book.Settle();
        }

        var answers = new JsonArray();
        foreach (var position in book.State.Positions.Values)
        {
            answers.Add(AnswerOfClosing(position));
        }

        return new Answer(207, answers.ToJsonString());
    }

    private JsonObject AnswerOfClosing(ExchangePosition position)
    {
        try
        {
            var body = Close(position, position.Quantity);
            return new JsonObject { ["symbol"] = position.Symbol.Value, ["status"] = 200, ["body"] = body };
        }
        catch (ApiException refused)
        {
            return new JsonObject
            {
                ["symbol"] = position.Symbol.Value,
                ["status"] = refused.Error.Status,
                ["body"] = refused.Error.ToJson(),
            };
        }
    }

    private JsonObject Close(ExchangePosition position, Quantity quantity) => orders.Submit(new OrderRequest(
        ClientOrderId.FromBroker(WireIds.OfNameless(book.State.Orders.Count)),
        position.Symbol, Side.Sell, quantity, OrderType.Market, TimeInForce.Day));

    private ExchangePosition Find(string name) =>
        book.State.Positions.Values.FirstOrDefault(held =>
            string.Equals(held.Symbol.Value, name, StringComparison.OrdinalIgnoreCase)
            || WireIds.OfAsset(held.Symbol.Value) == name)
        ?? throw new ApiException(ApiError.NotFound("position does not exist"));

    private JsonObject ToJson(ExchangePosition position)
    {
        var quantity = position.Quantity.Value;
        var price = book.PriceOf(position).Value;
        var (last, entry) = (position.Mark.Value, EntryPrices.AverageOf(position.Symbol, book.State));
        var (value, cost) = (price * quantity, entry * quantity);
        return new JsonObject
        {
            ["asset_id"] = WireIds.OfAsset(position.Symbol.Value),
            ["symbol"] = position.Symbol.Value,
            ["exchange"] = "NASDAQ",
            ["asset_class"] = "us_equity",
            ["asset_marginable"] = false,
            ["avg_entry_price"] = WireText.Of(entry),
            ["qty"] = WireText.Of(quantity),
            ["qty_available"] = WireText.Of(quantity - book.State.HeldOf(position.Symbol).Value),
            ["side"] = "long",
            ["market_value"] = WireText.Of(value),
            ["cost_basis"] = WireText.Of(cost),
            ["unrealized_pl"] = WireText.Of(value - cost),
            ["unrealized_plpc"] = WireText.Of(Share(value - cost, cost)),
            ["unrealized_intraday_pl"] = WireText.Of((price - last) * quantity),
            ["unrealized_intraday_plpc"] = WireText.Of(Share(price - last, last)),
            ["current_price"] = WireText.Of(price),
            ["lastday_price"] = WireText.Of(last),
            ["change_today"] = WireText.Of(Share(price - last, last)),
        };
    }

    private static decimal Share(decimal part, decimal whole) => whole == 0m ? 0m : decimal.Round(part / whole, 6);
}
