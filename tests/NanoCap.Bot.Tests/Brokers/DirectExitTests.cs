using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Tests.Desk;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Brokers;

/// <summary>EXIT without a journal, on the simulated broker with its ledger in a file.</summary>
public sealed class DirectExitTests : IDisposable
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly DateOnly First = new(2024, 1, 3);
    private static readonly DateOnly Second = new(2024, 1, 4);

    private readonly TemporaryFolder temporary = new();
    private readonly ReplayClock clock = new(new DateTimeOffset(2024, 1, 2, 22, 0, 0, TimeSpan.Zero));
    private readonly SimulatedBroker broker;

    public DirectExitTests()
    {
        Directory.CreateDirectory(temporary.Path);
        broker = SimulatedBroker.Open(
            BrokerLedger.Open(temporary.File("broker.db")), new ExchangeOptions(), "test", _ => Price.Of(10m), clock);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ExitNotes Notes => new(temporary.File("exit.notes"), TimeProvider.System);

    public void Dispose()
    {
        broker.Dispose();
        temporary.Dispose();
    }

    [Fact]
    public async Task It_cancels_everything_sells_everything_once_and_is_flat_when_the_broker_says_so()
    {
        await HoldAsync();
        Assert.False((await RunAsync()).IsFlat);
        Assert.False((await RunAsync()).IsFlat);

        // A process that was killed begins again: nothing is sent a second time.
        var again = await RunAsync();
        Assert.Equal("20 ACME: the sale is at the broker and waits for the market", Assert.Single(again.Left));
        Assert.Equal("ncdirect-ACME-1", Assert.Single(await WorkingAsync()));

        await OpenAsync(Second);
        Assert.True((await RunAsync()).IsFlat);
        Assert.True((await RunAsync()).AreNotesKept);
        Assert.Contains(
            Notes.Read(), line => line.EndsWith("sell 20 ACME as ncdirect-ACME-1", StringComparison.Ordinal));
        Assert.EndsWith("the broker has no order and no position", Notes.Read()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fraction_is_sold_too_and_where_the_broker_takes_none_the_whole_shares_are()
    {
        foreach (var takesFractions in new[] { true, false })
        {
            var asked = new List<OrderRequest>();
            var fake = new FakeBroker
            {
                OnRead = () => Task.FromResult(new BrokerSnapshot(
                    clock.GetUtcNow(), Usd.Zero, Usd.Zero, Usd.Zero,
                    [new BrokerPosition(Acme, Quantity.Of(10.25m), Quantity.Of(10.25m), null)], [], [])),
                OnSubmit = order =>
                {
                    asked.Add(order);
                    return Task.FromResult<SubmitAnswer>(takesFractions || order.Quantity.IsWhole
                        ? new SubmitAnswer.Accepted("b1") : new SubmitAnswer.Refused("42210000", "not fractionable"));
                },
            };
            await new DirectExit(
                fake, Notes, new HashSet<Symbol>(), TimeSpan.FromSeconds(10), TimeProvider.System).RunOnceAsync(Stop);
            Assert.Equal(
                takesFractions ? [10.25m] : [10.25m, 10m], asked.Select(order => order.Quantity.Value));
            Assert.All(asked, order => Assert.Equal("ncdirect-ACME-1", order.Id.Value));
        }
    }

    [Fact]
    public async Task What_the_settings_keep_is_left_alone()
    {
        await HoldAsync();
        var before = await WorkingAsync();

        Assert.True((await RunAsync(Acme)).IsFlat);

        Assert.Equal(before, await WorkingAsync());
    }

    [Fact]
    public async Task Notes_that_cannot_be_written_keep_nothing_from_being_sold_and_are_told()
    {
        await HoldAsync();
        Directory.CreateDirectory(temporary.File("exit.notes"));

        await RunAsync();
        var report = await RunAsync();

        Assert.False(report.AreNotesKept);
        Assert.Equal("ncdirect-ACME-1", Assert.Single(await WorkingAsync()));
    }

    [Fact]
    public void Notes_go_into_the_room_that_was_taken_and_outlive_the_process()
    {
        Assert.True(Notes.TryReserve());
        var length = new FileInfo(Notes.Path).Length;
        Assert.True(Notes.TryWrite("one"));
        Assert.True(Notes.TryWrite("two"));
        Assert.True(Notes.TryReserve());

        Assert.Equal(length, new FileInfo(Notes.Path).Length);
        Assert.Equal(["one", "two"], Notes.Read().Select(line => line.Split(' ')[1]));
    }

    private Task<DirectExitReport> RunAsync(params Symbol[] keep) => new DirectExit(
        broker, Notes, keep.ToHashSet(), TimeSpan.FromSeconds(10), TimeProvider.System).RunOnceAsync(Stop);

    private async Task<IEnumerable<string>> WorkingAsync() => (await broker.ReadAsync(null, Stop)).Orders
        .Where(report => !report.IsTerminal).Select(report => report.Request.Id.Value).ToList();

    /// <summary>20 shares, a stop that holds them, and an order of somebody else.</summary>
    private async Task HoldAsync()
    {
        await broker.SubmitAsync(Order("nc-e1v1-1", Side.Buy, OrderType.Market), Stop);
        await OpenAsync(First);
        await broker.IntrabarAsync(Bars(First), Stop);
        clock.MoveTo(TradingCalendar.Nyse.Session(First).Close);
        await broker.CloseAsync(Bars(First), Stop);
        await broker.SubmitAsync(
            Order("nc-h1-1", Side.Sell, OrderType.Stop) with
            {
                StopPrice = Price.Of(5m), TimeInForce = TimeInForce.GoodTilCanceled,
            },
            Stop);
        Assert.Single(await WorkingAsync());
        Assert.Equal(20m, Assert.Single((await broker.ReadAsync(null, Stop)).Positions).Quantity.Value);
    }

    private async Task OpenAsync(DateOnly session)
    {
        clock.MoveTo(TradingCalendar.Nyse.Session(session).Open);
        await broker.OpenAsync(Bars(session), Stop);
    }

    private static OrderRequest Order(string id, Side side, OrderType type) => new(
        ClientOrderId.Parse(id), Acme, side, Quantity.Of(20m), type, TimeInForce.Day);

    private static SessionBars Bars(DateOnly session) => SessionBars.Of(
        session, [new ExchangeBar(Acme, new Bar(default, 10, 10.5, 9.8, 10, 1_000_000), 5_000_000)]);
}
