using System.Globalization;
using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca.Endpoints;

/// <summary>What moved money or shares: executions, fees, cash, splits; pages of at most a hundred, the next one named
/// by the last id of the one before. Executions that were taken back are gone.</summary>
internal sealed class ActivityEndpoint(StandInBook book)
{
    private const int MostInPage = 100;

    /// <exception cref="ApiException">The query cannot be read.</exception>
    public Answer Get(ApiRequest request)
    {
        var types = request.Name.Length > 0
            ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) { request.Name }
            : request.FindSet("activity_types");
        var (after, until, date) = (
            request.FindInstant("after"), request.FindInstant("until"), request.FindInstant("date"));
        var found = All()
            .Where(activity => types?.Contains(activity.Type) != false
                && !(activity.At <= after)
                && !(activity.At >= until)
                && (date is null || DateOf(activity.At) == DateOnly.FromDateTime(date.Value.UtcDateTime)));
        var isDescending = request.IsDescending();
        var sorted = (isDescending
            ? found.OrderByDescending(activity => activity.Id, StringComparer.Ordinal)
            : found.OrderBy(activity => activity.Id, StringComparer.Ordinal)).AsEnumerable();
        if (request.Find("page_token") is { } token)
        {
            sorted = sorted.Where(activity =>
                string.CompareOrdinal(activity.Id, token) is var order && (isDescending ? order < 0 : order > 0));
        }

        return Answer.Ok(new JsonArray([.. sorted
            .Take(request.Count("page_size", MostInPage, MostInPage))
            .Select(activity => (JsonNode)activity.Body)]));
    }

    private IEnumerable<Activity> All() =>
    [
        .. book.State.Orders.Values.SelectMany(OfOrder),
        .. book.State.CashFlows.Select(OfCash),
        .. book.State.Splits.SelectMany(OfSplit),
    ];

    private IEnumerable<Activity> OfOrder(ExchangeOrder order)
    {
        var filled = Quantity.Zero;
        foreach (var fill in order.Fills)
        {
            filled += fill.Quantity;
            yield return OfFill(fill, filled, order);
            if (fill.Fees > Usd.Zero)
            {
                yield return NoTrade("FEE", $"fee {fill.ExecutionId}", fill.At, -fill.Fees.Value, fill.Symbol.Value);
            }
        }
    }

    private Activity OfFill(Fill fill, Quantity filled, ExchangeOrder order)
    {
        var part = book.Index.PartOf(fill);
        var isLast = filled >= order.Request.Quantity;
        var left = isLast ? 0m : order.Request.Quantity.Value - filled.Value;
        var id = IdOf(fill.At, WireIds.OfExecution(fill.ExecutionId));
        return new Activity("FILL", id, fill.At, new JsonObject
        {
            ["id"] = id,
            ["activity_type"] = "FILL",
            ["transaction_time"] = WireText.Of(fill.At),
            ["type"] = isLast ? "fill" : "partial_fill",
            ["price"] = WireText.Of(fill.Price.Value),
            ["qty"] = WireText.Of(fill.Quantity.Value),
            ["side"] = OrderJson.NameOf(fill.Side),
            ["symbol"] = fill.Symbol.Value,
            ["leaves_qty"] = WireText.Of(left),
            ["order_id"] = part.Id,
            ["cum_qty"] = WireText.Of(filled.Value),
            ["order_status"] = isLast ? "filled" : "partially_filled",
        });
    }

    private static Activity OfCash(ExchangeEvent.CashMoved moved) => NoTrade(
        moved.Kind switch
        {
            CashFlowKind.Deposit => "CSD",
            CashFlowKind.Withdrawal => "CSW",
            CashFlowKind.Transfer => "JNLC",
            CashFlowKind.Dividend => "DIV",
            CashFlowKind.Interest => "INT",
            CashFlowKind.Fee => "FEE",
            _ => "MISC",
        },
        $"cash {moved.ActivityId}", moved.At, moved.Amount.Value, symbol: null);

    /// <summary>The old shares go, the new ones and cash for a fraction come: two activities of a group.</summary>
    private static IEnumerable<Activity> OfSplit(ExchangeEvent.SymbolSplit split)
    {
        foreach (var (name, shares, cash) in new[]
        {
            ("out", -split.OldQuantity.Value, 0m),
            ("in", split.NewQuantity.Value, split.CashInLieu.Value),
        })
        {
            var activity = NoTrade("SPLIT", $"{name} {split.ActivityId}", split.At, cash, split.Symbol.Value);
            activity.Body["qty"] = WireText.Of(shares);
            activity.Body["group_id"] = WireIds.OfExecution($"split {split.ActivityId}");
            yield return activity;
        }
    }

    private static Activity NoTrade(string type, string name, DateTimeOffset at, decimal amount, string? symbol)
    {
        var id = IdOf(at, WireIds.OfExecution(name));
        var body = new JsonObject
        {
            ["id"] = id,
            ["activity_type"] = type,
            // The description says date-time, its own example is a bare date.
            ["date"] = WireText.Of(DateOf(at)) + "T00:00:00Z",
            ["created_at"] = WireText.Of(at),
            ["net_amount"] = WireText.Of(amount),
            ["status"] = "executed",
            ["currency"] = "USD",
        };
        if (symbol is not null)
        {
            body["symbol"] = symbol;
        }

        return new Activity(type, id, at, body);
    }

    private static string IdOf(DateTimeOffset at, string name) =>
        at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) + "::" + name;

    private static DateOnly DateOf(DateTimeOffset at) => TradingCalendar.Nyse.NewYorkDate(at);

    private sealed record Activity(string Type, string Id, DateTimeOffset At, JsonObject Body);
}
