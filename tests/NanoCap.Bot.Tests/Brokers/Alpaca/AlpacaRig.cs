using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

/// <summary>The broker as the bot gets it, over HTTP to a scripted server, on a clock that the test moves.</summary>
internal sealed class AlpacaRig : IAsyncDisposable
{
    public const string KeyId = "KEY-OF-THE-TEST";
    public const string SecretKey = "SECRET-OF-THE-TEST";
    public const string Order = "nc-entry-7-1";
    public const string BrokerId = "61e69015-8549-4bfd-b9c3-01e75843f47d";
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 14, 25, 0, TimeSpan.Zero);
    private readonly ServiceProvider services;

    private AlpacaRig(ScriptedAlpaca server)
    {
        Server = server;
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ILoggerProvider>(Log)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace))
            .AddAlpacaBroker(new AlpacaOptions
            {
                KeyId = KeyId,
                SecretKey = SecretKey,
                TradingAddress = server.Address,
            })
            .BuildServiceProvider();
    }

    public ScriptedAlpaca Server { get; }

    public ManualTimeProvider Clock { get; } = new(Start);

    public LinesOfLog Log { get; } = new();

    public IBroker Broker => services.GetRequiredService<IBroker>();

    public static ClientOrderId Name => ClientOrderId.Parse(Order);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AlpacaRig> StartAsync() => new(await ScriptedAlpaca.StartAsync());

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static OrderRequest Buy(decimal shares = 10m, decimal limit = 3.05m) => new(
        Name, Symbol.Of("AACG"), Side.Buy, Quantity.Of(shares), OrderType.Limit, TimeInForce.Day,
        LimitPrice: Price.Of(limit));

    public static OrderRequest Sell(decimal shares = 10m) => new(
        Name, Symbol.Of("AACG"), Side.Sell, Quantity.Of(shares), OrderType.Market, TimeInForce.Day);

    /// <summary>An order as Alpaca writes it; what is given replaces members or adds to them.</summary>
    public static string OrderBody(
        string status = "accepted",
        string name = Order,
        string id = BrokerId,
        string side = "buy",
        string quantity = "\"10\"",
        string filled = "\"0\"",
        string type = "limit",
        string orderClass = "",
        string submitted = "2026-11-20T14:25:00.937734154Z",
        string more = "\"legs\":null") =>
        $$"""
        {"id":"{{id}}","client_order_id":"{{name}}","created_at":"{{submitted}}","updated_at":"{{submitted}}",
        "submitted_at":"{{submitted}}","filled_at":null,"expired_at":null,"canceled_at":null,"failed_at":null,
        "replaced_at":null,"replaced_by":null,"replaces":null,"asset_id":"b0b6dd9d-8b9b-48a9-ba46-b9d54906e415",
        "symbol":"AACG","asset_class":"us_equity","notional":null,"qty":{{quantity}},"filled_qty":{{filled}},
        "filled_avg_price":null,"order_class":"{{orderClass}}","order_type":"{{type}}","type":"{{type}}",
        "side":"{{side}}","time_in_force":"day","limit_price":"3.05","stop_price":null,"status":"{{status}}",
        "extended_hours":false,"trail_percent":null,"trail_price":null,"hwm":null,"subtag":null,"source":null,
        "expires_at":"2026-11-20T21:00:00Z",{{more}}}
        """;

    public static string FillBody(
        string execution = "2d7be4ff-d1f3-43e9-856a-0f5cf5c5088e",
        string order = BrokerId,
        string quantity = "10",
        string price = "3.04") =>
        $$"""
        {"id":"20261120143000000::{{execution}}","activity_type":"FILL","transaction_time":"2026-11-20T14:30:00.1Z",
        "type":"fill","price":"{{price}}","qty":"{{quantity}}","side":"buy","symbol":"AACG","leaves_qty":"0",
        "order_id":"{{order}}","cum_qty":"{{quantity}}","order_status":"filled"}
        """;

    public const string Account = """
        {"id":"a-1","account_number":"PA123SECRET","status":"ACTIVE","crypto_status":"ACTIVE","currency":"USD",
        "buying_power":"1200.5","regt_buying_power":"1200.5","cash":"800.25","portfolio_value":"1000.125",
        "trading_blocked":false,"transfers_blocked":false,"account_blocked":false,"trade_suspended_by_user":false,
        "multiplier":"2","shorting_enabled":true,"equity":"1000.125","last_equity":"990","something_new":{"a":[1]}}
        """;

    /// <summary>Books without orders, positions and activities.</summary>
    public void ServeBooks(
        string? account = null,
        string positions = "[]",
        string open = "[]",
        string all = "[]",
        string activities = "[]")
    {
        Server.Always("GET /v2/account", 200, account ?? Account);
        Server.Always("GET /v2/positions", 200, positions);
        Server.Always(
            "GET /v2/orders",
            asked => asked.Query.Contains("status=open", StringComparison.Ordinal) ? open : all);
        Server.Always("GET /v2/account/activities", 200, activities);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
