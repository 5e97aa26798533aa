using System.Text.Json;
using NanoCap.Bot.Storage.Json;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Storage.Json;

public sealed class TradingJsonTests
{
    [Fact]
    public void Values_are_plain_numbers_and_text()
    {
        Assert.Equal("1.2345", Write(Price.Of(1.2345m)));
        Assert.Equal("0.333333333", Write(Quantity.Of(1m / 3m)));
        Assert.Equal("-12.50", Write(new Usd(-12.50m)));
        Assert.Equal("\"BRK.B\"", Write(Symbol.Of("BRK.B")));
        Assert.Equal("\"a-b-1\"", Write(ClientOrderId.For("a", "b", 1)));
        Assert.Equal("\"Sell\"", Write(Side.Sell));
        Assert.Equal("{\"ABC\":1}", Write(new Dictionary<Symbol, int> { [Symbol.Of("ABC")] = 1 }));
        Assert.Equal(
            "{\"a-b-1\":1}", Write(new Dictionary<ClientOrderId, int> { [ClientOrderId.For("a", "b", 1)] = 1 }));
    }

    [Fact]
    public void Money_loses_no_digit()
    {
        var amount = new Usd(79_228_162_514_264.337593543950m);

        Assert.Equal(amount, Read<Usd>(Write(amount)));
        Assert.Equal(Price.Of(999_999_999.999999m), Read<Price>("999999999.999999"));
        Assert.Equal(Quantity.Of(0.000000001m), Read<Quantity>("0.000000001"));
    }

    [Fact]
    public void Keys_of_tables_are_read_back()
    {
        Assert.Equal(1, Read<Dictionary<Symbol, int>>("{\"ABC\":1}")[Symbol.Of("ABC")]);
        Assert.Equal(1, Read<Dictionary<ClientOrderId, int>>("{\"a-b-1\":1}")[ClientOrderId.For("a", "b", 1)]);
    }

    [Fact]
    public void A_number_that_would_be_rounded_or_is_out_of_range_is_refused()
    {
        Assert.Throws<JsonException>(() => Read<Price>("1.2345678"));
        Assert.Throws<JsonException>(() => Read<Price>("0"));
        Assert.Throws<JsonException>(() => Read<Price>("-1"));
        Assert.Throws<JsonException>(() => Read<Quantity>("0.0000000001"));
        Assert.Throws<JsonException>(() => Read<Quantity>("-1"));
        Assert.Throws<JsonException>(() => Read<Usd>("\"1\""));
    }

    [Fact]
    public void Text_that_is_no_ticker_no_id_or_no_name_of_a_value_is_refused()
    {
        Assert.Throws<JsonException>(() => Read<Symbol>("\"A B\""));
        Assert.Throws<JsonException>(() => Read<Symbol>("null"));
        Assert.Throws<JsonException>(() => Read<ClientOrderId>("\"\""));
        Assert.Throws<JsonException>(() => Read<Side>("\"Short\""));
        Assert.Throws<JsonException>(() => Read<Side>("1"));
    }

    [Fact]
    public void A_record_with_a_member_missing_or_unknown_is_refused()
    {
        const string good = """{"symbol":"ABC","quantity":1,"available":1,"lastPrice":null}""";
        Assert.Null(Read<BrokerPosition>(good).LastPrice);

        Assert.Throws<JsonException>(() => Read<BrokerPosition>(
            good.Replace("\"available\":1,", string.Empty, StringComparison.Ordinal)));
        Assert.Throws<JsonException>(() => Read<BrokerPosition>(
            good.Replace("}", ",\"free\":1}", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_order_is_read_back_as_it_was()
    {
        var order = new OrderRequest(
            ClientOrderId.For("a", "b", 1), Symbol.Of("ABC"), Side.Sell, Quantity.Of(10m), OrderType.Limit,
            TimeInForce.GoodTilCanceled, OrderClass.OneCancelsOther, Price.Of(12m), Price.Of(9.5m));

        Assert.Equal(order, Read<OrderRequest>(Write(order)));
        Assert.Equal(order with { StopPrice = null }, Read<OrderRequest>(Write(order with { StopPrice = null })));
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, TradingJson.Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, TradingJson.Options)!;
}
