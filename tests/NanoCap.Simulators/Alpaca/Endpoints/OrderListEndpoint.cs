using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;

namespace NanoCap.Simulators.Alpaca.Endpoints;

/// <summary>The list of orders: open ones and at most fifty unless asked otherwise; times exclusive; legs only below
/// their entry where it is asked for nested ones, and held ones nowhere else among the open.</summary>
internal sealed class OrderListEndpoint(StandInBook book, Visibility visibility)
{
    private const int Usual = 50;
    private const int Most = 500;

    /// <exception cref="ApiException">The query cannot be read.</exception>
    public Answer Get(ApiRequest request)
    {
        var isNested = request.IsTrue("nested");
        var (status, symbols, side) = (StatusOf(request), request.FindSet("symbols"), request.Find("side"));
        var (after, until) = (request.FindInstant("after"), request.FindInstant("until"));
        var limit = request.Count("limit", Usual, Most);
        var (afterOrder, beforeOrder) = (Sequence(request, "after_order_id"), Sequence(request, "before_order_id"));
        if ((afterOrder ?? beforeOrder) is not null && (after ?? until) is not null)
        {
            throw new ApiException(ApiError.Bad("after_order_id and before_order_id exclude after and until"));
        }

        var found = All(isNested)
            .Where(order => visibility.CanSee(order.Order.Id)
                && IsIn(status, order, isNested)
                && symbols?.Contains(order.Order.Request.Symbol.Value) != false
                && (side is null || OrderJson.NameOf(order.Order.Request.Side) == side)
                && !(order.Order.AcceptedAt <= after)
                && !(order.Order.AcceptedAt >= until)
                && !(order.Order.Sequence <= afterOrder)
                && !(order.Order.Sequence >= beforeOrder));
        var sorted = request.IsDescending()
            ? found.OrderByDescending(order => order.Order.Sequence)
            : found.OrderBy(order => order.Order.Sequence);
        return Answer.Ok(new JsonArray(
            [.. sorted.Take(limit).Select(order => OrderJson.Of(order, book.Index, isNested))]));
    }

    private IEnumerable<WireOrder> All(bool isNested) => isNested
        ? book.Index.Primaries
        : book.Index.Primaries.SelectMany(order => book.Index.LegsOf(order).Prepend(order));

    private bool IsIn(string status, WireOrder order, bool isNested) => status switch
    {
        "all" => true,
        "open" => IsOpen(order) || (isNested && book.Index.LegsOf(order).Any(leg => leg.IsWorking)),
        _ => !order.IsWorking,
    };

    private static bool IsOpen(WireOrder order) => order.IsWorking && !order.IsHeld;

    private static string StatusOf(ApiRequest request) => request.Find("status") switch
    {
        null => "open",
        "open" or "closed" or "all" => request.Find("status")!,
        var other => throw new ApiException(ApiError.Bad($"invalid status: {other}")),
    };

    private int? Sequence(ApiRequest request, string member) =>
        request.Find(member) is not { } id ? null
        : book.Index.TryFind(id, out var order) ? order.Order.Sequence
        : throw new ApiException(ApiError.NotFound($"order not found for {id}"));
}
