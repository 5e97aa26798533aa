using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Bot.Tests.Time;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>A stand-in on loopback at 10:00 New York on a Wednesday, AAA known at 10 dollars, and a client that shows
/// the keys and knows nothing of what is inside.</summary>
internal sealed class StandInWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 9, 16, 14, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private HttpClient client = new();

    public ManualTimeProvider Time { get; } = new(Morning);

    public StandInOptions Options { get; private set; } = null!;

    public AlpacaStandIn StandIn { get; private set; } = null!;

    public StandInControl Control { get; private set; } = null!;

    public HttpResponseMessage? Last { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<StandInWorld> StartAsync(Func<StandInOptions, StandInOptions>? change = null)
    {
        var world = new StandInWorld();
        var options = new StandInOptions { Folder = world.folder.Path, Time = world.Time };
        world.Options = change is null ? options : change(options);
        await world.StartAgainAsync();
        await world.PriceAsync("AAA", 10m);
        return world;
    }

    /// <summary>Another process over the same folder, as after a kill; what ran before is given up.</summary>
    public async Task RestartAsync()
    {
        await StandIn.DisposeAsync();
        Control.Dispose();
        client.Dispose();
        await StartAgainAsync();
    }

    public Task<IReadOnlyList<string>> DoAsync(ControlCommand command) => Control.DoAsync(command, Cancel);

    public Task PriceAsync(string symbol, decimal price) =>
        DoAsync(new ControlCommand.SetPrices(
            new Dictionary<Symbol, Price> { [Symbol.Of(symbol)] = Price.Of(price) }));

    public Task<IReadOnlyList<string>> FillAsync(string order, decimal shares, decimal price, bool isStop = false) =>
        DoAsync(new ControlCommand.Execute(
            ClientOrderId.FromBroker(order), Quantity.Of(shares), Price.Of(price), isStop));

    /// <summary>Sends, and gives status and body; the body is null where it is none or no JSON.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        HttpMethod method, string path, string? body = null, string kind = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, kind);
        }

        Last?.Dispose();
        Last = await client.SendAsync(request, Cancel);
        var text = await Last.Content.ReadAsStringAsync(Cancel);
        var isJson = Last.Content.Headers.ContentType?.MediaType == "application/json";
        return (Last.StatusCode, isJson ? JsonNode.Parse(text) : null);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, status);
        return body!;
    }

    public async Task<JsonNode> PostAsync(string order)
    {
        var (status, body) = await SendAsync(HttpMethod.Post, "/v2/orders", order);
        Assert.True(status == HttpStatusCode.OK, $"{order} gave {status} {body}");
        return body!;
    }

    /// <summary>Sends an order that is refused, and holds the refusal against the expected one.</summary>
    public async Task<JsonNode> RefusedAsync(string order, int status, int code, string message)
    {
        var (found, body) = await SendAsync(HttpMethod.Post, "/v2/orders", order);
        Assert.Equal((status, code), ((int)found, (int)body!["code"]!));
        Assert.Contains(message, (string)body["message"]!, StringComparison.Ordinal);
        return body;
    }

    /// <summary>Buys shares of AAA that are filled at once.</summary>
    public async Task HoldAsync(decimal shares, decimal price = 10m)
    {
        var id = $"hold-{shares}-{price}";
        await PostAsync(Buy(id, shares, price));
        Assert.Equal(["order-filled"], await FillAsync(id, shares, price));
    }

    public static string Buy(string id, decimal shares, decimal limit) => Order(
        id, shares, $$"""
        "side":"buy","type":"limit","limit_price":"{{WireNumber(limit)}}","time_in_force":"day"
        """);

    public static string Stop(string id, decimal shares, decimal stop) => Order(
        id, shares, $$"""
        "side":"sell","type":"stop","stop_price":"{{WireNumber(stop)}}","time_in_force":"gtc"
        """);

    public static string Market(string id, decimal shares) =>
        Order(id, shares, """ "side":"sell","type":"market","time_in_force":"day" """);

    public static string Pair(string id, decimal shares) => Order(
        id, shares, """
        "side":"sell","type":"limit","time_in_force":"gtc","order_class":"oco",
        "take_profit":{"limit_price":"12"},"stop_loss":{"stop_price":"9"}
        """);

    public static string Bracket(string id, decimal shares) => Order(
        id, shares, """
        "side":"buy","type":"limit","limit_price":"10","time_in_force":"gtc","order_class":"bracket",
        "take_profit":{"limit_price":"12"},"stop_loss":{"stop_price":"9"}
        """);

    public async ValueTask DisposeAsync()
    {
        Last?.Dispose();
        client.Dispose();
        Control.Dispose();
        await StandIn.DisposeAsync();
        folder.Dispose();
    }

    private static string Order(string id, decimal shares, string rest) =>
        $$"""{"symbol":"AAA","qty":"{{WireNumber(shares)}}","client_order_id":"{{id}}",{{rest}}}""";

    private static string WireNumber(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task StartAgainAsync()
    {
        StandIn = await AlpacaStandIn.StartAsync(Options, Cancel);
        Control = new StandInControl(StandIn.Address);
        client = new HttpClient { BaseAddress = StandIn.Address };
        client.DefaultRequestHeaders.Add("APCA-API-KEY-ID", Options.KeyId);
        client.DefaultRequestHeaders.Add("APCA-API-SECRET-KEY", Options.SecretKey);
    }
}
