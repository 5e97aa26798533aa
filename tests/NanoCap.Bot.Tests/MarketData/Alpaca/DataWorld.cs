using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Bot.Tests.Time;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Data;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>The client against the stand-in, with bars of a folder and one clock for both.</summary>
internal sealed class DataWorld : IAsyncDisposable
{
    private readonly TemporaryFolder ledger;
    private readonly StandInControl control;

    private DataWorld(
        MarketFolder market, TemporaryFolder ledger, AlpacaStandIn standIn, ManualTimeProvider clock, DataRig rig)
    {
        this.ledger = ledger;
        (Market, StandIn, StandInClock, Rig) = (market, standIn, clock, rig);
        control = new StandInControl(standIn.Address);
    }

    public MarketFolder Market { get; }

    public AlpacaStandIn StandIn { get; }

    public ManualTimeProvider StandInClock { get; }

    public DataRig Rig { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="market">Its bars are served, and its universe is the owner's where it has one.</param>
    /// <param name="now">Where both clocks stand.</param>
    /// <param name="change">Other settings of the client.</param>
    /// <param name="isOwnersUniverse">Whether the client knows the folder's universe.csv.</param>
    /// <param name="through">What stands between the client and the data service, by the service's address.</param>
    public static async Task<DataWorld> StartAsync(
        MarketFolder market,
        DateTimeOffset now,
        Func<BotOptions, BotOptions>? change = null,
        bool isOwnersUniverse = false,
        Func<Uri, Task<Uri>>? through = null)
    {
        var clock = new ManualTimeProvider(now);
        var ledger = new TemporaryFolder();
        var standIn = await AlpacaStandIn.StartAsync(
            new StandInOptions
            {
                Folder = ledger.Path, Bars = market.Path, Time = clock, DataRequestsPerMinute = 10_000,
            },
            Token);
        var address = standIn.Address.ToString();
        var data = through is null ? address : (await through(standIn.Address)).ToString();
        var rig = new DataRig(
            address, data, "stand-in-key", "stand-in-secret",
            options => (change ?? (same => same))(isOwnersUniverse
                ? options with { MarketData = options.MarketData with { Folder = market.Path } } : options),
            now);
        return new DataWorld(market, ledger, standIn, clock, rig);
    }

    /// <summary>16:30 in New York.</summary>
    public static DateTimeOffset EveningOf(string date) => TradingCalendar.Nyse.AtNewYork(
        DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(16, 30));

    public void MoveTo(DateTimeOffset now)
    {
        StandInClock.Advance(now - StandInClock.GetUtcNow());
        Rig.Clock.Advance(now - Rig.Clock.GetUtcNow());
    }

    public Task<MarketHistory> LoadAsync() => Rig.PassTimeAsync(Rig.Get<IBarSource>().LoadAsync(Token));

    public Task SayAsync(DataCommand command) => command.SayAsync(StandIn.Address, Token);

    public Task DoAsync(ControlCommand command) => control.DoAsync(command, Token);

    public Task SplitAsync(string symbol, string day, decimal fresh, decimal old) => SayAsync(new DataCommand
    {
        CorporateActions = new()
        {
            [fresh > old ? "forward_splits" : "reverse_splits"] =
            [
                new()
                {
                    ["id"] = Guid.Empty.ToString(),
                    ["symbol"] = symbol,
                    ["cusip"] = "123456789",
                    ["new_rate"] = fresh,
                    ["old_rate"] = old,
                    ["ex_date"] = day,
                    ["process_date"] = day,
                },
            ],
        },
    });

    /// <summary>Paths with queries of the data service that were asked since so many.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync(int after = 0) =>
        [.. (await control.ReadRequestsAsync(Token)).Skip(after).Select(request => request.Path)];

    public async ValueTask DisposeAsync()
    {
        await Rig.DisposeAsync();
        control.Dispose();
        await StandIn.DisposeAsync();
        ledger.Dispose();
        Market.Dispose();
    }
}
