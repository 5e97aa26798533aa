using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Simulators;
using NanoCap.Bot.Tests.Time;
using NanoCap.Simulators.Alpaca;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

/// <summary>The broker as the bot gets it, over HTTP to the stand-in. Each has a clock of its own that the test moves.
/// </summary>
internal sealed class StandInRig : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TimeProvider clock;

    private StandInRig(StandInWorld world, Uri address, TimeProvider clock)
    {
        World = world;
        this.clock = clock;
        services = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton<ILoggerProvider>(Log)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace))
            .AddAlpacaBroker(new AlpacaOptions
            {
                KeyId = world.Options.KeyId,
                SecretKey = world.Options.SecretKey,
                TradingAddress = address.ToString(),
                StreamAddress = world.StandIn.StreamAddress.ToString(),
            })
            .BuildServiceProvider();
    }

    public StandInWorld World { get; }

    /// <summary>The bot's own clock, unless it was started with another.</summary>
    public ManualTimeProvider Clock => (ManualTimeProvider)clock;

    public LinesOfLog Log { get; } = new();

    public IBroker Broker => services.GetRequiredService<IBroker>();

    public AlpacaClient Client => services.GetRequiredService<AlpacaClient>();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="change">What is different about the stand-in.</param>
    /// <param name="through">Gives the address to call, such as that of a proxy before the stand-in's.</param>
    /// <param name="clock">The bot's clock in place of <see cref="Clock"/>.</param>
    public static async Task<StandInRig> StartAsync(
        Func<StandInOptions, StandInOptions>? change = null,
        Func<Uri, Task<Uri>>? through = null,
        TimeProvider? clock = null)
    {
        var world = await StandInWorld.StartAsync(change);
        var address = through is null ? world.StandIn.Address : await through(world.StandIn.Address);
        return new StandInRig(world, address, clock ?? new ManualTimeProvider(StandInWorld.Morning));
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static OrderRequest Buy(string name, decimal shares = 10m, decimal limit = 9m) => new(
        ClientOrderId.Parse(name), Symbol.Of("AAA"), Side.Buy, Quantity.Of(shares), OrderType.Limit, TimeInForce.Day,
        LimitPrice: Price.Of(limit));

    public static OrderRequest Sell(string name, decimal shares = 10m) => new(
        ClientOrderId.Parse(name), Symbol.Of("AAA"), Side.Sell, Quantity.Of(shares), OrderType.Market, TimeInForce.Day);

    public static OrderRequest Pair(string name, decimal shares = 10m) => new(
        ClientOrderId.Parse(name), Symbol.Of("AAA"), Side.Sell, Quantity.Of(shares), OrderType.Limit,
        TimeInForce.GoodTilCanceled, OrderClass.OneCancelsOther, Price.Of(12m), Price.Of(9m));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await World.DisposeAsync();
    }
}
