using Microsoft.Data.Sqlite;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Simulated;

/// <summary>A ledger file in a folder of its own, the brokers opened on it, and a clock that only tests move.</summary>
internal sealed class BrokerFile : IDisposable
{
    public const string Market = "synthetic market, seed 7";
    public static readonly Symbol Abc = Symbol.Of("ABC");
    private readonly string folder = Directory.CreateTempSubdirectory("nanocap-broker-").FullName;
    private readonly List<SimulatedBroker> brokers = [];
    private readonly FixedClock clock = new();
    private int orders;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Path => System.IO.Path.Combine(folder, "broker.db");

    public DateTimeOffset Now
    {
        get => clock.Now;
        set => clock.Now = value;
    }

    /// <summary>Opens without closing the ones before: they are as if the process had been killed.</summary>
    public SimulatedBroker Open(string market = Market, int? maximumPages = null)
    {
        var broker = SimulatedBroker.Open(
            BrokerLedger.Open(Path, maximumPages), new ExchangeOptions(), market, FindLastClose, clock);
        brokers.Add(broker);
        return broker;
    }

    public OrderRequest Buy(decimal quantity, decimal? limit = null, int? number = null) => new(
        ClientOrderId.For("t", "buy", number ?? ++orders), Abc, Side.Buy, Quantity.Of(quantity),
        limit is null ? OrderType.Market : OrderType.Limit, TimeInForce.Day,
        LimitPrice: limit is { } price ? Price.Of(price) : null);

    public OrderRequest Pair(decimal quantity, decimal target, decimal stop) => new(
        ClientOrderId.For("t", "pair", ++orders), Abc, Side.Sell, Quantity.Of(quantity), OrderType.Limit,
        TimeInForce.GoodTilCanceled, OrderClass.OneCancelsOther, Price.Of(target), Price.Of(stop));

    public static SessionBars Bars(int day, double price, decimal splitFactor = 1m) => SessionBars.Of(
        new DateOnly(2024, 1, day),
        [new ExchangeBar(Abc, new Bar(default, price, price * 1.05, price * 0.95, price, 100_000), 1e12)],
        new Dictionary<Symbol, decimal> { [Abc] = splitFactor });

    public static async Task PassAsync(SimulatedBroker broker, SessionBars bars)
    {
        await broker.OpenAsync(bars, Token);
        await broker.IntrabarAsync(bars, Token);
        await broker.CloseAsync(bars, Token);
    }

    public object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        brokers.ForEach(broker => broker.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    private static Price? FindLastClose(Symbol symbol) => symbol == Abc ? Price.Of(10m) : null;

    private sealed class FixedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 1, 2, 14, 30, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
