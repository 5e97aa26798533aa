using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Live;

/// <summary>A day at a broker, from the evening's scan to EXIT, judged by the broker's own ledger.</summary>
public sealed class LiveDayTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    // Wednesday 20 November 2024, New York time.
    private static readonly DateTimeOffset BeforeSubmission = new(2024, 11, 20, 14, 24, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Open = new(2024, 11, 20, 14, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_was_approved_in_the_evening_is_bought_protected_and_sold_by_exit()
    {
        await using var world = await LiveWorld.StartAsync();
        await world.StartBotAsync();
        await world.UntilAsync(state => state.OpenProposals.Any(), Step, "proposals of the first evening");
        Assert.Equal("PAPER", world.State.Opening!.Banner);
        Assert.Equal(new Usd(1_000m), world.State.Books.Cash);

        var terms = world.State.OpenProposals.First().Terms;
        var last = (decimal)world.Market.CloseOf(terms.Symbol, LiveWorld.Scanned);
        await world.QuoteAsync(terms.Symbol, decimal.Round(last - 0.01m, 2), decimal.Round(last + 0.01m, 2));
        await world.TellAsync($"/approve {world.State.OpenProposals.First().Number}");
        Assert.Empty(world.State.Orders);

        await world.GoToAsync(BeforeSubmission);
        await world.UntilAsync(
            state => state.Orders.Values.Any(order => order.Status == OrderStatus.Working), Step, "an order at 09:25");
        Assert.True(world.Clock.GetUtcNow() < Open);
        await world.UntilAsync(state => state.Positions.ContainsKey(terms.Symbol), Step, "a fill at the open");
        await world.UntilAsync(
            state => state.OpenOrders.Any(order => order is
            { Purpose: OrderPurpose.Protection, Status: OrderStatus.Working }),
            Step, "a stop and a target at the broker");

        await world.TellAsync("/exit EXIT");
        await world.UntilAsync(state => state.ExitUnderWay is null, Step, "EXIT to end flat");
        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.OpenOrders);

        var ledger = await world.ReadLedgerAsync();
        var accepted = ledger.OfType<ExchangeEvent.OrderAccepted>().Select(taken => taken.Order).ToList();
        Assert.Equal([Side.Buy, Side.Sell, Side.Sell], accepted.Select(order => order.Side));
        Assert.Equal(
            [OrderClass.Simple, OrderClass.OneCancelsOther, OrderClass.Simple], accepted.Select(order => order.Class));
        var fills = ledger.OfType<ExchangeEvent.OrderFilled>().Select(filled => filled.Fill).ToList();
        Assert.Equal(
            fills.Where(fill => fill.Side == Side.Buy).Sum(fill => fill.Quantity.Value),
            fills.Where(fill => fill.Side == Side.Sell).Sum(fill => fill.Quantity.Value));
        Assert.NotEmpty(fills);
    }
}
