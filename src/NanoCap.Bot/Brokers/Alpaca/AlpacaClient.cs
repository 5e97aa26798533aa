using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NanoCap.Trading.Orders;
using Activity = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Activity;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>The calls that the bot makes. Lists are read to their end or not at all.</summary>
internal sealed class AlpacaClient(AlpacaTransport transport, NotUnderstood notUnderstood)
{
    private const int OrdersAPage = 500;
    private const int ActivitiesAPage = 100;
    private const int MostPages = 100;

    public async Task<AlpacaReply> PostOrderAsync(OrderRequest order, CancellationToken cancellationToken) =>
        await transport.SendAsync(
            new AlpacaCall(
                HttpMethod.Post, "/v2/orders",
                order.Side == Side.Sell ? RequestPriority.Exit : RequestPriority.Order)
            {
                Body = OrderBodies.Of(order),
            },
            cancellationToken);

    public Task<AlpacaReply> DeleteOrderAsync(string brokerId, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new AlpacaCall(
                HttpMethod.Delete, $"/v2/orders/{Uri.EscapeDataString(brokerId)}", RequestPriority.Exit),
            cancellationToken);

    /// <summary>The order of that name; null when Alpaca says that it has none.</summary>
    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<WireOrder?> FindOrderAsync(
        ClientOrderId name, RequestPriority priority, CancellationToken cancellationToken) => FindAsync(
            $"/v2/orders:by_client_order_id?client_order_id={Uri.EscapeDataString(name.Value)}", priority,
            AlpacaJson.Default.WireOrder, cancellationToken);

    /// <summary>The order with its legs; null when Alpaca says that it has none.</summary>
    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<WireOrder?> FindOrderByIdAsync(string brokerId, CancellationToken cancellationToken) => FindAsync(
        $"/v2/orders/{Uri.EscapeDataString(brokerId)}?nested=true", RequestPriority.Order,
        AlpacaJson.Default.WireOrder, cancellationToken);

    /// <summary>What Alpaca says of a symbol; null when it does not have it.</summary>
    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<WireAnswers.Asset?> FindAssetAsync(string symbol, CancellationToken cancellationToken) => FindAsync(
        $"/v2/assets/{Uri.EscapeDataString(symbol)}", RequestPriority.Read, AlpacaJson.Default.Asset,
        cancellationToken);

    /// <summary>All stocks that Alpaca lists as active, tradable or not.</summary>
    /// <exception cref="BrokerException">They could not be read.</exception>
    public Task<List<WireAnswers.Asset>> ReadAssetsAsync(CancellationToken cancellationToken) => ReadAsync(
        "/v2/assets?status=active&asset_class=us_equity", AlpacaJson.Default.ListAsset, cancellationToken);

    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<WireAnswers.Account> ReadAccountAsync(CancellationToken cancellationToken) =>
        ReadAsync("/v2/account", AlpacaJson.Default.Account, cancellationToken);

    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<List<WireAnswers.Position>> ReadPositionsAsync(CancellationToken cancellationToken) =>
        ReadAsync("/v2/positions", AlpacaJson.Default.ListPosition, cancellationToken);

    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<WireAnswers.Clock> ReadClockAsync(CancellationToken cancellationToken) =>
        ReadAsync("/v2/clock", AlpacaJson.Default.Clock, cancellationToken);

    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<List<WireAnswers.CalendarDay>> ReadCalendarAsync(
        DateOnly from, DateOnly to, CancellationToken cancellationToken) => ReadAsync(
            $"/v2/calendar?start={Day(from)}&end={Day(to)}", AlpacaJson.Default.ListCalendarDay, cancellationToken);

    /// <summary>Equity at each close since a day.</summary>
    /// <exception cref="BrokerException">It could not be read.</exception>
    public Task<WireAnswers.PortfolioHistory> ReadPortfolioHistoryAsync(
        DateOnly from, CancellationToken cancellationToken) => ReadAsync(
            $"/v2/account/portfolio/history?timeframe=1D&start={Day(from)}", AlpacaJson.Default.PortfolioHistory,
            cancellationToken);

    /// <summary>Has Alpaca sell all of a symbol under a name of its own. A way out of last resort: the desk sells under
    /// names that it can look up.</summary>
    public Task<AlpacaReply> ClosePositionAsync(string symbol, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new AlpacaCall(
                HttpMethod.Delete, $"/v2/positions/{Uri.EscapeDataString(symbol)}", RequestPriority.Exit),
            cancellationToken);

    /// <summary>Orders by the time they were sent, with their legs.</summary>
    /// <exception cref="BrokerException">A page could not be read, or there is no end to them.</exception>
    public async Task<IReadOnlyList<WireOrder>> ReadOrdersAsync(
        string status, DateTimeOffset? after, CancellationToken cancellationToken)
    {
        var orders = new Dictionary<string, WireOrder>();
        for (var page = 0; page < MostPages; page++)
        {
            var path = $"/v2/orders?status={status}&limit={OrdersAPage}&direction=asc&nested=true"
                + (after is { } instant ? $"&after={Text(instant)}" : string.Empty);
            var read = await ReadAsync(path, AlpacaJson.Default.ListWireOrder, cancellationToken);
            var before = orders.Count;
            foreach (var order in read)
            {
                orders[order.Id ?? throw Missing("an order", "id")] = order;
            }

            if (read.Count < OrdersAPage)
            {
                return [.. orders.Values];
            }

            if (orders.Count == before)
            {
                break;
            }

            // Exclusive, and several orders may share an instant: step back a little, and know them again by their id.
            after = (read[^1].SubmittedAt ?? throw Missing("an order", "submitted_at"))
                - TimeSpan.FromMilliseconds(1);
        }

        throw new BrokerException($"Alpaca's list of orders ({status}) has no end; nothing of it is used.");
    }

    /// <summary>Executions and movements of cash and shares, oldest first.</summary>
    /// <exception cref="BrokerException">A page could not be read, or there is no end to them.</exception>
    public async Task<IReadOnlyList<Activity>> ReadActivitiesAsync(
        DateTimeOffset? after, bool fillsOnly, RequestPriority priority, CancellationToken cancellationToken)
    {
        var activities = new Dictionary<string, Activity>();
        var path = $"/v2/account/activities?direction=asc&page_size={ActivitiesAPage}"
            + (fillsOnly ? "&activity_types=FILL" : string.Empty)
            + (after is { } instant ? $"&after={Text(instant)}" : string.Empty);
        var token = string.Empty;
        for (var page = 0; page < MostPages * 10; page++)
        {
            var read = await ReadAsync(
                path + token, AlpacaJson.Default.ListActivity, cancellationToken, priority);
            var before = activities.Count;
            foreach (var activity in read)
            {
                activities[activity.Id ?? throw Missing("an activity", "id")] = activity;
            }

            if (read.Count < ActivitiesAPage)
            {
                return [.. activities.Values];
            }

            if (activities.Count == before)
            {
                break;
            }

            token = "&page_token=" + Uri.EscapeDataString(read[^1].Id!);
        }

        throw new BrokerException("Alpaca's list of activities has no end; nothing of it is used.");
    }

    /// <summary>What to throw when a field is missing without which nobody may go on.</summary>
    public static BrokerException Missing(string where, string field) => new(
        $"Alpaca's answer lacks {field} of {where}; it is not guessed. Nothing was changed; look at the log and at "
        + "Alpaca's status page.");

    private static string Text(DateTimeOffset instant) => Uri.EscapeDataString(
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));

    // The description wants a full time where a day is meant.
    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    private static string NameOf(string path) => path.Split('?')[0];

    private async Task<T> ReadAsync<T>(
        string path,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken,
        RequestPriority priority = RequestPriority.Read)
        where T : class => Parse(
            path, await transport.SendAsync(AlpacaCall.Get(path, priority), cancellationToken), type);

    private async Task<T?> FindAsync<T>(
        string path, RequestPriority priority, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var reply = await transport.SendAsync(AlpacaCall.Get(path, priority), cancellationToken);
        // A 404 without Alpaca's own code is somebody else's, and says nothing about the order.
        return reply is AlpacaReply.Answered { Status: 404 } answered
            && SubmitReading.FindError(answered.Body)?.Code == 40410000
            ? null
            : Parse(path, reply, type);
    }

    private T Parse<T>(string path, AlpacaReply reply, JsonTypeInfo<T> type)
        where T : class
    {
        if (reply is not AlpacaReply.Answered { IsSuccess: true } answered)
        {
            KeepBody(path, reply);
            throw new BrokerException($"{NameOf(path)} could not be read: {reply.Describe()}");
        }

        try
        {
            return JsonSerializer.Deserialize(answered.Body, type)
                ?? throw new JsonException("Expected something, found null.");
        }
        catch (JsonException failure)
        {
            KeepBody(path, reply);
            throw new BrokerException($"{NameOf(path)} was not understood: {failure.Message}", failure);
        }
    }

    private void KeepBody(string path, AlpacaReply reply)
    {
        if (reply is AlpacaReply.Answered answered)
        {
            notUnderstood.Keep($"{NameOf(path)}, status {answered.Status}", answered.Body);
        }
    }
}
