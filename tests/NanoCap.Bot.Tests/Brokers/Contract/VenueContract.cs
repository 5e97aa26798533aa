using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Contract;

/// <summary>A suite that every broker passes.</summary>
public abstract class VenueContract
{
    private protected static readonly Symbol Aaa = Symbol.Of("AAA");

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract Task<Venue> StartAsync();

    private protected static ClientOrderId Name(string name) => ClientOrderId.Parse(name);

    private protected static OrderRequest Buy(string name, decimal shares = 10m, decimal limit = 10m) => new(
        Name(name), Aaa, Side.Buy, Quantity.Of(shares), OrderType.Limit, TimeInForce.Day,
        LimitPrice: Price.Of(limit));

    private protected static OrderRequest Sell(string name, decimal shares) => new(
        Name(name), Aaa, Side.Sell, Quantity.Of(shares), OrderType.Market, TimeInForce.Day);

    private protected static OrderRequest Pair(string name, decimal shares) => new(
        Name(name), Aaa, Side.Sell, Quantity.Of(shares), OrderType.Limit, TimeInForce.GoodTilCanceled,
        OrderClass.OneCancelsOther, Price.Of(12m), Price.Of(9m));

    private protected static async Task AcceptAsync(Venue venue, OrderRequest order)
    {
        var answer = await venue.Broker.SubmitAsync(order, Token);
        Assert.True(answer is SubmitAnswer.Accepted, $"{order.Id}: {answer}");
    }

    private protected static async Task HoldAsync(Venue venue, decimal shares)
    {
        await AcceptAsync(venue, Buy("hold", shares));
        await FillAsync(venue, "hold", shares, 10m);
    }

    private protected static Task FillAsync(
        Venue venue, string name, decimal shares, decimal price, bool isStop = false) =>
        venue.DoAsync(new ControlCommand.Execute(Name(name), Quantity.Of(shares), Price.Of(price), isStop));

    private protected static async Task<OrderReport> FindAsync(Venue venue, string name) =>
        Assert.IsType<LookupAnswer.Found>(await venue.Broker.FindAsync(Name(name), Token)).Report;

    private protected static Task<BrokerSnapshot> ReadAsync(Venue venue) => venue.Broker.ReadAsync(since: null, Token);
}
