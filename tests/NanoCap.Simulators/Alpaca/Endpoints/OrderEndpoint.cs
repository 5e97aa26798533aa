using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Endpoints;

/// <summary>Orders one by one: sent, looked up, changed, cancelled.</summary>
internal sealed class OrderEndpoint(StandInBook book, Visibility visibility)
{
    /// <exception cref="ApiException">The order is refused.</exception>
    public Answer Post(ApiRequest request)
    {
        var body = request.ReadBody();
        var order = OrderReader.ReadOrder(body, nameless: WireIds.OfNameless(book.State.Orders.Count));
        return Answer.Ok(Submit(order, OrderReader.ReadTerms(body, order, book.FindPrice(order.Symbol))));
    }

    /// <exception cref="ApiException">There is no such order, or none that can be seen.</exception>
    public Answer Get(ApiRequest request) =>
        Answer.Ok(OrderJson.Of(Find(request.Name), book.Index, nested: !IsFlat(request)));

    /// <exception cref="ApiException">There is no such order, or none that can be seen.</exception>
    public Answer GetByClientId(ApiRequest request) =>
        request.Find("client_order_id") is not { } id
            ? throw new ApiException(ApiError.Bad("client_order_id is required"))
        : book.Index.TryFindByClientId(id, out var order) && visibility.CanSee(order.Order.Id)
            ? Answer.Ok(OrderJson.Of(order, book.Index))
        : throw new ApiException(ApiError.NotFound($"order not found for {id}"));

    /// <exception cref="ApiException">There is no such order, or it cannot be cancelled.</exception>
    public Answer Delete(ApiRequest request)
    {
        Cancel(Find(request.Name));
        return Answer.NoContent;
    }

    /// <summary>A list of what became of each; the whole is never refused.</summary>
    public Answer DeleteAll(ApiRequest request) => CancelAll();

    /// <exception cref="ApiException">There is no such order, or it cannot be changed so.</exception>
    public Answer Patch(ApiRequest request)
    {
        var order = Find(request.Name).Order;
        var change = OrderReader.ReadChange(request.ReadBody());
        var (at, price) = (book.Clock.Next(), book.FindPrice(order.Request.Symbol));
        if (book.Exchange.WhyNotReplace(order.Id, change, at, price) is { } refusal)
        {
            throw new ApiException(ApiError.Of(refusal));
        }

        var events = book.Exchange.Replace(order.Id, change, at, price);
        book.Happen(events);
        var successor = events.OfType<ExchangeEvent.OrderAccepted>().First().Order.Id;
        return Answer.Ok(OrderJson.Of(book.Index.PartsOf(successor).First(), book.Index));
    }

    /// <summary>Takes an order.</summary>
    /// <exception cref="ApiException">It is refused; that is in the ledger too.</exception>
    public JsonObject Submit(OrderRequest order, ControlCommand.NoteTerms? terms = null)
    {
        var events = book.Exchange.Submit(order, book.Clock.Next(), book.FindPrice(order.Symbol));
        if (terms is not null && events[0] is ExchangeEvent.OrderAccepted)
        {
            // First: what is told of the order has them.
            book.Happen(terms);
        }

        book.Happen(events);
        return events.OfType<ExchangeEvent.OrderRefused>().FirstOrDefault() is { } refused
            ? throw new ApiException(ApiError.Of(refused.Refusal))
            : OrderJson.Of(book.Index.PartsOf(order.Id).First(), book.Index);
    }

    public Answer CancelAll()
    {
        var answers = new JsonArray();
        foreach (var order in book.State.WorkingOrders.Where(order => order.Parent is null).ToList())
        {
            var part = book.Index.PartsOf(order.Id).First();
            answers.Add(new JsonObject { ["id"] = part.Id, ["status"] = StatusOfCancelling(part) });
        }

        // Legs whose entry has ended work on without it.
        foreach (var leg in book.State.WorkingOrders
            .Where(order => order.Parent is { } parent && !book.State.Orders[parent].IsWorking).ToList())
        {
            var part = book.Index.PartsOf(leg.Id).First();
            answers.Add(new JsonObject { ["id"] = part.Id, ["status"] = StatusOfCancelling(part) });
        }

        return new Answer(207, answers.ToJsonString());
    }

    private int StatusOfCancelling(WireOrder order)
    {
        try
        {
            Cancel(order);
            return 200;
        }
        catch (ApiException)
        {
            return 500;
        }
    }

    private void Cancel(WireOrder order)
    {
        if (book.Exchange.WhyNotCancel(order.Order.Id) is { } refusal)
        {
            throw new ApiException(ApiError.Of(refusal));
        }

        book.Happen(book.Exchange.Cancel(order.Order.Id, book.Clock.Next()));
    }

    private WireOrder Find(string id) =>
        book.Index.TryFind(id, out var order) && visibility.CanSee(order.Order.Id)
            ? order
            : throw new ApiException(ApiError.NotFound($"order not found for {id}"));

    private static bool IsFlat(ApiRequest request) => request.Find("nested") == "false";
}
