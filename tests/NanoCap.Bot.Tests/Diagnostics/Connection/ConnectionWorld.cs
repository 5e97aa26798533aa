using NanoCap.Bot.Cli;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Brokers.Alpaca;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Bot.Tests.Time;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Data;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Diagnostics.Connection;

/// <summary>The verb's checks over HTTP and WebSocket: against the stand-in, where all is well, or against a server
/// that says what the test wants. Noon in New York on a Wednesday.</summary>
internal sealed class ConnectionWorld : IAsyncDisposable
{
    public const string KeyId = "KEY-OF-THE-TEST";
    public const string SecretKey = "SECRET-OF-THE-TEST";
    public static readonly DateTimeOffset Noon = new(2026, 9, 16, 16, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder ledger = new();
    private readonly MarketFolder market = new MarketFolder()
        .WithUniverse("AAA,Alpha,NASDAQ,US,Energy,Oil,50000000\n")
        .WithBars("AAA", "2026-09-14,10,11,9,10,10,100000", "2026-09-15,10,11,9,10.5,10.5,100000");

    private ConnectionWorld()
    {
    }

    public AlpacaStandIn? StandIn { get; private set; }

    public ScriptedAlpaca? Server { get; private set; }

    public ManualTimeProvider Clock { get; } = new(Noon);

    public BotOptions Options { get; private set; } = new();

    public string Folder => ledger.Path;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ConnectionWorld> WithStandInAsync()
    {
        var world = new ConnectionWorld();
        world.StandIn = await AlpacaStandIn.StartAsync(
            new StandInOptions
            {
                Folder = world.ledger.Path, Bars = world.market.Path, Time = new ManualTimeProvider(Noon),
            },
            Token);
        world.Use(world.StandIn.Address.ToString(), "stand-in-key", "stand-in-secret");
        await world.DoAsync(new ControlCommand.SetPrices(
            new Dictionary<Symbol, Price> { [Symbol.Of("AAA")] = Price.Of(10.5m) }));
        await world.SayAsync(new DataCommand { Quotes = [new DataQuote("AAA", 10.4m, 10.6m)] });
        return world;
    }

    public static async Task<ConnectionWorld> WithScriptAsync()
    {
        var world = new ConnectionWorld { Server = await ScriptedAlpaca.StartAsync() };
        world.Use(world.Server.Address, KeyId, SecretKey);
        world.Server.Always("GET /v2/clock", 200, """
            {"timestamp":"2026-09-16T12:00:00-04:00","is_open":true,"next_open":"2026-09-17T09:30:00-04:00",
            "next_close":"2026-09-16T16:00:00-04:00"}
            """);
        world.Server.Always("GET /v2/account", 200, AlpacaRig.Account);
        return world;
    }

    public void Change(Func<BotOptions, BotOptions> change) => Options = change(Options);

    public void ChangeAlpaca(Func<AlpacaOptions, AlpacaOptions> change) =>
        Options = Options with { Alpaca = change(Options.Alpaca) };

    public Task<ConnectionReport> RunAsync(params IReadOnlyList<string> problems) =>
        ConnectionQuestion.AskAsync(Options, problems, Clock, only: [], Token);

    /// <summary>What one check found.</summary>
    public async Task<ConnectionResult> FindAsync(string check) => (await RunAsync()).Find(check)!;

    public Task SayAsync(DataCommand command) => command.SayAsync(StandIn!.Address, Token);

    public async Task DoAsync(ControlCommand command)
    {
        using var control = new StandInControl(StandIn!.Address);
        await control.DoAsync(command, Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (StandIn is not null)
        {
            await StandIn.DisposeAsync();
        }

        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        ledger.Dispose();
        market.Dispose();
    }

    private void Use(string address, string key, string secret) => Options = new BotOptions
    {
        Broker = new() { Kind = BrokerKind.Alpaca },
        MarketData = new() { Source = BarSourceKind.Alpaca, Folder = market.Path },
        State = new() { Folder = ledger.Path },
        Alpaca = new()
        {
            KeyId = key,
            SecretKey = secret,
            TradingAddress = address,
            DataAddress = address,
            DataStreamAddress = address.Replace("http://", "ws://", StringComparison.Ordinal).TrimEnd('/') + "/v2",
        },
    };
}
