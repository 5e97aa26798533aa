using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Brokers.Alpaca;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>Market data as the bot gets it, over HTTP to a server of the test, on a clock that the test moves.
/// </summary>
internal sealed class DataRig : IAsyncDisposable
{
    public const string KeyId = "KEY-OF-THE-TEST";
    public const string SecretKey = "SECRET-OF-THE-TEST";

    /// <summary>Friday 20 November 2026, 16:30 in New York.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 11, 20, 21, 30, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    public DataRig(ScriptedAlpaca server, Func<BotOptions, BotOptions>? change = null)
        : this(server.Address, server.Address, KeyId, SecretKey, change) => Server = server;

    public DataRig(
        string trading, string data, string key, string secret, Func<BotOptions, BotOptions>? change = null,
        DateTimeOffset? now = null)
    {
        Clock = new ManualTimeProvider(now ?? Evening);
        var options = new BotOptions
        {
            MarketData = new() { Source = BarSourceKind.Alpaca },
            State = new() { Folder = folder.Path },
            Alpaca = new()
            {
                KeyId = key,
                SecretKey = secret,
                TradingAddress = trading,
                DeadlineSeconds = 60,
                DataAddress = data,
                DataStreamAddress = data.Replace("http://", "ws://", StringComparison.Ordinal).TrimEnd('/') + "/v2",
            },
        };
        Options = change is null ? options : change(options);
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ILoggerProvider>(Log)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace))
            .AddAlpacaMarketData(Options)
            .BuildServiceProvider();
    }

    public ScriptedAlpaca Server { get; } = null!;

    public BotOptions Options { get; }

    public ManualTimeProvider Clock { get; }

    public LinesOfLog Log { get; } = new();

    public string Folder => folder.Path;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DataRig> StartAsync(Func<BotOptions, BotOptions>? change = null) =>
        new(await ScriptedAlpaca.StartAsync(), change);

    public static Symbol[] Symbols(params string[] tickers) => [.. tickers.Select(Symbol.Of)];

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Moves the clock on until the work is done: each wait of it passes soon, and slowly enough that an
    /// answer of this machine is never late.</summary>
    public async Task<T> PassTimeAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(300));
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token));
        }

        return await work;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        folder.Dispose();
    }
}
