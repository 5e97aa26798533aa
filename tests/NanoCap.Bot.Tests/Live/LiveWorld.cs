using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Options;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Bot.Tests.Time;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Live;

/// <summary>The whole bot on the real clock's jobs, against a stand-in for Alpaca over HTTP and its stream; both live
/// on one clock that the test moves. Bars and quotes come from a folder.</summary>
internal sealed class LiveWorld : IAsyncDisposable
{
    /// <summary>Tuesday 19 November 2024, a minute after the daily run is due.</summary>
    public static readonly DateTimeOffset Evening = new(2024, 11, 19, 21, 31, 0, TimeSpan.Zero);
    public static readonly DateOnly Scanned = new(2024, 11, 19);
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private const int MostSteps = 600;
    private const int MostBreaths = 250;
    private const int BreathsOfQuiet = 5;
    private const int BreathsBeforeTime = 10;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder broker = new();
    private readonly Dictionary<Symbol, (decimal Bid, decimal Ask)> quotes = [];
    private OpenRequests? requests;
    private BotHost? host;

    private LiveWorld(FolderMarket market, DateTimeOffset start) => (Market, Clock) = (market, new(start));

    public ManualTimeProvider Clock { get; }

    public FolderMarket Market { get; }

    public AlpacaStandIn StandIn { get; private set; } = null!;

    public StandInControl Control { get; private set; } = null!;

    /// <summary>Whether no request is under way.</summary>
    public bool IsLineQuiet => requests!.IsNone;

    public StringWriter Warnings { get; } = new();

    /// <summary>What happens before each step of <see cref="UntilAsync"/>.</summary>
    public Func<Task> BeforeStep { get; set; } = () => Task.CompletedTask;

    public BotHost Bot => host!;

    public DeskState State => Bot.Desk.State;

    public BotOptions Options => new()
    {
        State = new() { Folder = folder.Path },
        Broker = new() { Kind = BrokerKind.Alpaca },
        MarketData = new() { Source = BarSourceKind.CsvFolder, Folder = Market.Folder },
        Alpaca = new()
        {
            KeyId = "stand-in-key",
            SecretKey = "stand-in-secret",
            TradingAddress = StandIn.Address.ToString().TrimEnd('/'),
            StreamAddress = StandIn.StreamAddress.ToString(),
        },
    };

    public static async Task<LiveWorld> StartAsync(DateTimeOffset? at = null)
    {
        var world = new LiveWorld(await FolderMarket.WriteAsync(Scanned), at ?? Evening);
        var options = new StandInOptions { Folder = world.broker.Path, Time = world.Clock };
        world.StandIn = await AlpacaStandIn.StartAsync(
            options with { Exchange = options.Exchange with { StartingCash = new Usd(1_000m) } }, Never);
        world.Control = new StandInControl(world.StandIn.Address);
        world.requests = new OpenRequests(world.StandIn.Address.Port);
        return world;
    }

    public async Task StartBotAsync(BotOptions? options = null)
    {
        host = await BotServices.OpenAsync(options ?? Options, isServing: false, Warnings, Never, Clock);
        await host.StartAsync(Never);
    }

    /// <summary>Sees something through that may wait for the clock, such as a request for its turn.</summary>
    public async Task DriveAsync(Task task)
    {
        for (var breath = 1; !task.IsCompleted; breath++)
        {
            await Task.WhenAny(task, Task.Delay(Breath, TimeProvider.System, Never));
            if (breath % BreathsBeforeTime == 0 && requests!.IsNone)
            {
                Advance(TimeSpan.FromSeconds(0.5));
            }
        }

        await task;
    }

    public async Task StopBotAsync()
    {
        await DriveAsync(host!.DisposeAsync().AsTask());
        host = null;
    }

    public Task DoAsync(ControlCommand command) => Control.DoAsync(command, Never);

    public Task<IReadOnlyList<ExchangeEvent>> ReadLedgerAsync() => Control.ReadLedgerAsync(0, Never);

    /// <summary>From now on both the exchange and the folder quote a symbol.</summary>
    /// <param name="symbol">The ticker.</param>
    /// <param name="bid">US dollars a share.</param>
    /// <param name="ask">US dollars a share.</param>
    /// <param name="size">Shares that trade with it; null for any number.</param>
    public async Task QuoteAsync(Symbol symbol, decimal bid, decimal ask, Quantity? size = null)
    {
        quotes[symbol] = (bid, ask);
        await DoAsync(new ControlCommand.SetQuotes(new StandInQuote(symbol, Price.Of(bid), Price.Of(ask), size)));
    }

    public Task<CommandReply> SayAsync(string line) => Bot.Commands.RunAsync(line, isConfirmed: true, Never);

    public async Task<string> TellAsync(string line)
    {
        var saying = SayAsync(line);
        await DriveAsync(saying);
        var reply = await saying;
        Assert.True(reply.Kind == AnswerKind.Done, $"{line}: {reply.Kind}, {reply.Text}");
        return reply.Text;
    }

    /// <summary>Goes on in steps until something is so; every job runs when it is due.</summary>
    public async Task UntilAsync(Func<DeskState, bool> isSo, TimeSpan step, string what)
    {
        for (var taken = 0; taken < MostSteps; taken++)
        {
            await RestAsync();
            if (isSo(State))
            {
                return;
            }

            await BeforeStep();
            Advance(step);
        }

        Assert.Fail($"Expected {what}; at {Clock.GetUtcNow():u} it is not so. {Describe()}");
    }

    /// <summary>Goes to an instant in one step, as after a night; then all jobs that are due have run.</summary>
    public async Task GoToAsync(DateTimeOffset instant)
    {
        await RestAsync();
        Advance(instant - Clock.GetUtcNow());
        await RestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await StopBotAsync();
        }

        requests?.Dispose();
        Control.Dispose();
        await StandIn.DisposeAsync();
        Market.Dispose();
        broker.Dispose();
        folder.Dispose();
    }

    private void Advance(TimeSpan by)
    {
        Market.WriteQuotes(
            Clock.GetUtcNow() + by, quotes.Select(entry => (entry.Key, entry.Value.Bid, entry.Value.Ask)));
        Clock.Advance(by);
    }

    /// <summary>Runs what is due, and lets requests and news under way arrive while the clock stands.</summary>
    private async Task RestAsync()
    {
        if (Bot.Schedule is { } schedule)
        {
            await DriveAsync(schedule.RunDueOnceAsync(Never));
        }

        // News comes through a socket, of which nobody can say that nothing is on its way: a short breath each time.
        // Work may also wait for the clock, so that it is not waited for without end.
        var performer = Bot.Services.GetRequiredService<WorkPerformer>();
        var quiet = 0;
        for (var breath = 0; breath < MostBreaths && quiet < BreathsOfQuiet; breath++)
        {
            await Task.Delay(Breath, TimeProvider.System, Never);
            quiet = !requests!.IsNone ? 0 : performer.IsNothingDue() ? BreathsOfQuiet : quiet + 1;
        }
    }

    private string Describe() => string.Join(
        "; ",
        [
            .. State.Orders.Values.Select(
                order => $"{order.Id} {order.Status}, {order.Filled} filled, {order.Request}"),
            .. State.Safety.Gates.Values.Select(gate => gate.Reading.Text),
            .. State.Differences,
            .. State.Positions.Values.Select(held => $"holds {held.Quantity} {held.Symbol}"),
            .. quotes.Select(quote => $"{quote.Key} {quote.Value.Bid} to {quote.Value.Ask}"),
            $"reconciled {State.IsReconciled}, mode {State.Mode}",
        ]);
}
