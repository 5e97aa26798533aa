using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>Section 3 of the broker's facts: which orders can exist.</summary>
public sealed class AlpacaOrderFormTests
{
    private static readonly ExchangeOptions Fractions = WithoutCosts with { AllowFractions = true };
    private readonly TestExchange exchange = new(Fractions);

    [Fact]
    public void Fractions_are_for_day_orders_only() => Is(
        422, 42210000, "fractional orders must be DAY orders",
        exchange.Refused(exchange.Order(Side.Buy, 1.5m, limit: 9m, time: TimeInForce.GoodTilCanceled)));

    [Fact]
    public void Fractions_are_for_simple_orders_only()
    {
        exchange.Holding(2m);

        Is(
            422, 42210000, "fractional orders must be simple orders",
            exchange.Refused(exchange.Order(Side.Sell, 1.5m, 12m, 9m, orderClass: OrderClass.OneCancelsOther)));
        Is(
            422, 42210000, "fractional orders must be simple orders",
            exchange.Refused(exchange.WithLegs(1.5m, 9m, 12m, 8m, TimeInForce.Day)));
    }

    [Fact]
    public void Fractions_of_a_symbol_that_has_none_are_refused() => Is(
        422, 42210000, "asset \"ABC\" is not fractionable",
        new TestExchange().Refused(exchange.Order(Side.Buy, 1.5m)));

    [Theory]
    [InlineData(5, 20, "only one of qty or notional is accepted")]
    [InlineData(0, 20.005, "notional must be limited to 2 decimal places")]
    [InlineData(0, 0.99, "notional must be >= 1.00")]
    public void Dollars_or_shares_not_both_in_whole_cents_from_one_dollar(
        int shares, double dollars, string text) => Is(
        422, 40010001, text,
        exchange.Refused(exchange.Order(Side.Buy, shares) with { Notional = new Usd((decimal)dollars) }));

    [Fact]
    public void Neither_shares_nor_dollars_is_refused() => Is(
        422, 40010001, "qty must be > 0", exchange.Refused(exchange.Order(Side.Buy, 0m)));

    [Fact]
    public void Dollars_are_for_simple_market_orders_of_the_day()
    {
        var order = exchange.Order(Side.Buy, 0m) with { Notional = new Usd(20m) };

        Is(
            422, 42210000, "fractional orders must be DAY orders",
            exchange.Refused(order with { TimeInForce = TimeInForce.GoodTilCanceled }));
        Is(
            422, 42210000, "notional orders must be market orders",
            exchange.Refused(order with { Type = OrderType.Limit, LimitPrice = Price.Of(9m) }));
        Is(404, 40410000, "asset not found for ABC", exchange.Refused(order, lastClose: null));
    }

    [Fact]
    public void Dollars_buy_what_they_are_worth_at_the_last_close()
    {
        exchange.Submit(exchange.Order(Side.Buy, 0m) with { Notional = new Usd(20m) }, lastClose: 3m);

        exchange.Open(Flat(3));

        Assert.Equal(6.666666666m, exchange.Held());
    }

    [Fact]
    public void The_cost_basis_is_at_least_one_dollar() => Is(
        403, 40310000, "cost basis must be >= minimal amount of order 1",
        exchange.Refused(exchange.Order(Side.Buy, 1m, limit: 0.99m)));

    [Fact]
    public void A_fraction_cannot_be_sold_short() => Is(
        403, 40310000, "account is not allowed to short", exchange.Refused(exchange.Order(Side.Sell, 0.5m)));

    [Theory]
    [InlineData(1.005, "invalid limit_price 1.005. sub-penny increment does not fulfill minimum pricing criteria")]
    [InlineData(0.99995, "invalid limit_price 0.99995. sub-penny increment does not fulfill minimum pricing criteria")]
    public void Prices_have_two_decimals_from_a_dollar_and_four_below(double price, string text) => Is(
        422, 42210000, text, exchange.Refused(exchange.Order(Side.Buy, 2m, limit: (decimal)price)));

    [Fact]
    public void A_leg_off_the_tick_is_refused_too() => Is(
        422, 42210000,
        "invalid stop_loss.stop_price 9.005. sub-penny increment does not fulfill minimum pricing criteria",
        exchange.Refused(exchange.WithLegs(2m, 10m, 12m, 9.005m)));

    [Fact]
    public void Extended_hours_are_for_simple_limit_orders()
    {
        var order = exchange.Order(Side.Buy, 1m, limit: 9m) with { IsExtendedHours = true };
        OrderRequest[] wrong =
        [
            exchange.Order(Side.Buy, 1m) with { IsExtendedHours = true },
            order with { TimeInForce = TimeInForce.AtOpen },
            exchange.WithLegs(1m, 9m, 12m, 8m) with { IsExtendedHours = true },
        ];

        Assert.All(wrong, one => Is(
            422, 42210000, "extended hours order must be DAY or GTC limit orders", exchange.Refused(one)));
        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(order));
    }

    [Theory]
    [InlineData(TimeInForce.AtOpen, "09:27:59", true)]
    [InlineData(TimeInForce.AtOpen, "09:28:00", false)]
    [InlineData(TimeInForce.AtOpen, "18:59:59", false)]
    [InlineData(TimeInForce.AtOpen, "19:00:00", true)]
    [InlineData(TimeInForce.AtClose, "15:49:59", true)]
    [InlineData(TimeInForce.AtClose, "15:50:00", false)]
    [InlineData(TimeInForce.AtClose, "18:59:59", false)]
    [InlineData(TimeInForce.AtClose, "19:00:00", true)]
    public void Orders_for_the_auctions_have_their_hours_in_New_York(TimeInForce time, string at, bool isTaken)
    {
        // In winter New York is five hours behind.
        exchange.Now = new DateTimeOffset(2024, 1, 2, 5, 0, 0, TimeSpan.Zero)
            + TimeSpan.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var order = exchange.Order(Side.Buy, 1m, time: time);

        if (isTaken)
        {
            Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(order));
            return;
        }

        var refusal = exchange.Refused(order);
        Assert.Equal((403, 40310000), (refusal.HttpStatus, refusal.BrokerCode));
        Assert.Equal(RefusalCodes.AuctionWindow, refusal.Code);
    }

    [Fact]
    public void An_order_for_an_auction_trades_in_it_or_not_at_all()
    {
        var atOpen = exchange.Buy(1m, time: TimeInForce.AtOpen);
        var tooLow = exchange.Buy(1m, limit: 9m, time: TimeInForce.AtOpen);
        var atClose = exchange.Buy(1m, time: TimeInForce.AtClose);

        exchange.Session(Bar(10, 12, 8, 11));

        Assert.Equal(
            [(atOpen, 10m), (atClose, 11m)], exchange.Fills.Select(fill => (fill.OrderId, fill.Price.Value)));
        Assert.Equal(BrokerOrderStatus.Canceled, exchange.StatusOf(tooLow));
    }

    [Fact]
    public void A_day_order_sent_after_the_close_works_on_the_next_day()
    {
        exchange.Session(Flat(10));
        var order = exchange.Buy(1m);

        exchange.Session(Flat(10));

        Assert.Equal(BrokerOrderStatus.Filled, exchange.StatusOf(order));
    }

    [Fact]
    public void A_bracket_needs_both_legs_and_an_order_with_one_leg_only_one()
    {
        var bracket = exchange.WithLegs(1m, 10m, 12m, 9m);
        var oneLeg = exchange.WithLegs(1m, 10m, null, 9m);

        Is(
            422, 40010001, "bracket orders require take_profit.limit_price",
            exchange.Refused(bracket with { Legs = oneLeg.Legs }));
        Is(
            422, 40010001, "bracket orders require stop_loss.stop_price",
            exchange.Refused(bracket with { Legs = new OrderLegs(Price.Of(12m), null) }));
        Is(
            422, 40010001, "oto orders require only one leg",
            exchange.Refused(oneLeg with { Legs = bracket.Legs }));
        Is(
            422, 40010001, "oto orders require either take_profit or stop_loss",
            exchange.Refused(oneLeg with { Legs = null }));
        Is(
            422, 42210000, "bracket orders must be DAY or GTC orders",
            exchange.Refused(bracket with { TimeInForce = TimeInForce.AtOpen }));
        Is(
            422, 40010001, "simple orders must have no legs",
            exchange.Refused(bracket with { Class = OrderClass.Simple }));
    }

    [Theory]
    [InlineData(12.00, 10.00, "stop_loss.stop_price must be <= base_price - 0.01", "10.00")]
    [InlineData(10.00, 9.00, "take_profit.limit_price must be >= base_price + 0.01", "10.00")]
    public void A_leg_is_at_least_a_cent_from_the_base_price(double target, double stop, string text, string basePrice)
    {
        var refusal = exchange.Refused(exchange.WithLegs(1m, 10m, (decimal)target, (decimal)stop));

        Is(422, 42210000, text, refusal);
        Assert.Equal([new RefusalField("base_price", basePrice)], refusal.Fields);
        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(exchange.WithLegs(1m, 10m, 10.01m, 9.99m)));
    }

    [Fact]
    public void At_fifteen_cents_the_stop_is_more_than_six_percent_away()
    {
        Assert.Equal(RefusalCodes.BasePrice, exchange.Refused(exchange.WithLegs(10m, 0.15m, null, 0.1401m)).Code);
        Assert.IsType<ExchangeEvent.OrderAccepted>(exchange.Submit(exchange.WithLegs(10m, 0.15m, null, 0.14m)));
    }

    [Fact]
    public void A_pair_keeps_the_distance_to_the_last_close_where_the_exchange_has_that_habit()
    {
        var strict = new TestExchange(
            WithoutCosts with { Habits = new ExchangeHabits { PairsNeedBasePrice = true } }).Holding(10m);
        var pair = strict.Order(
            Side.Sell, 10m, 12m, 10m, TimeInForce.GoodTilCanceled, OrderClass.OneCancelsOther);

        Assert.Equal(RefusalCodes.BasePrice, strict.Refused(pair, lastClose: 10m).Code);
        Assert.IsType<ExchangeEvent.OrderAccepted>(strict.Submit(pair, lastClose: 10.01m));
    }

    [Fact]
    public void An_order_of_an_unknown_kind_is_refused() => Is(
        422, 40010001, "invalid order type",
        exchange.Refused(exchange.Order(Side.Buy, 1m) with { Type = OrderType.Other }));

    internal static void Is(int status, int code, string text, Refusal found) =>
        Assert.Equal((status, code, text), (found.HttpStatus, found.BrokerCode, found.Text));
}
