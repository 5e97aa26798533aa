using NanoCap.Simulators.Alpaca;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Live;

/// <summary>The judge sees what a broken bot would have done.</summary>
public sealed class LedgerJudgeTests
{
    private static readonly DateTimeOffset At = new(2024, 11, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly Symbol Share = Symbol.Of("AAA");

    private readonly List<ExchangeEvent> ledger = [];
    private readonly SimulatedExchange exchange = new(new StandInOptions { Folder = string.Empty }.Exchange);

    public LedgerJudgeTests() => Happen(exchange.OpenAccount("test", At));

    [Fact]
    public void One_order_of_an_intent_is_in_order()
    {
        Send("nc-b1-1", Side.Buy);
        Assert.Empty(LedgerJudge.FindInLedger(ledger));
    }

    [Fact]
    public void A_second_order_of_an_intent_is_seen_while_the_first_works()
    {
        Send("nc-b1-1", Side.Buy);
        Send("nc-b1-2", Side.Buy);
        Assert.Contains("I1", Assert.Single(LedgerJudge.FindInLedger(ledger)), StringComparison.Ordinal);
    }

    [Fact]
    public void More_on_sale_than_is_held_is_seen()
    {
        var sale = new OrderRequest(
            ClientOrderId.Parse("nc-s1-1"), Share, Side.Sell, Quantity.Of(5), OrderType.Market, TimeInForce.Day);
        ledger.Add(new ExchangeEvent.OrderAccepted(sale, "x", ReservedPrice: null, At));
        Assert.Contains("I5", Assert.Single(LedgerJudge.FindInLedger(ledger)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_purchase_that_nobody_asked_for_is_seen()
    {
        Send("nc-b1-1", Side.Buy);
        Assert.Contains(
            "I2",
            Assert.Single(LedgerJudge.FindAgainst(ledger, DeskState.Empty, new Promises())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_that_only_the_broker_has_are_seen()
    {
        Send("nc-b1-1", Side.Buy);
        Happen(exchange.Confirm(ClientOrderId.Parse("nc-b1-1"), At));
        Happen(exchange.Execute(ClientOrderId.Parse("nc-b1-1"), Quantity.Of(5), Price.Of(10m), At));
        Assert.Contains(
            LedgerJudge.FindAgainst(ledger, DeskState.Empty, new Promises()),
            violation => violation.StartsWith("I4", StringComparison.Ordinal));
    }

    private void Send(string id, Side side) => Happen(exchange.Submit(
        new OrderRequest(
            ClientOrderId.Parse(id), Share, side, Quantity.Of(5), OrderType.Limit, TimeInForce.Day)
        {
            LimitPrice = Price.Of(10m),
        },
        At,
        Price.Of(10m)));

    private void Happen(IReadOnlyList<ExchangeEvent> events)
    {
        Assert.NotEmpty(events);
        exchange.Apply(events);
        ledger.AddRange(events);
    }
}
