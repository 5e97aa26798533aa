using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Answers are as Alpaca's own description says.</summary>
public sealed class StandInDescriptionTests
{
    [Theory]
    [InlineData("/v2/account", "Account", 0)]
    [InlineData("/v2/account/portfolio/history", "PortfolioHistory", 0)]
    [InlineData("/v2/clock", "legacy_clock", 0)]
    [InlineData("/v2/calendar?start=2026-09-01&end=2026-12-31", "legacy_calendar_day", 80)]
    [InlineData("/v2/assets", "Assets", 1)]
    [InlineData("/v2/positions", "Position", 1)]
    [InlineData("/v2/orders?status=all&nested=true", "Order", 7)]
    [InlineData("/v2/orders?status=all", "Order", 10)]
    [InlineData("/v2/account/activities/FILL", "TradingActivities", 3)]
    [InlineData("/v2/account/activities?activity_types=CSD,CSW,FEE", "NonTradeActivities", 3)]
    public async Task An_answer_is_as_described(string path, string name, int atLeast)
    {
        var description = ApiDescription.Find();
        Assert.SkipUnless(description is not null, "Alpaca's description does not lie beside the repository.");
        await using var world = await LivedAsync();
        var answer = await world.GetAsync(path);
        var parts = answer is JsonArray list ? list.ToList() : [answer];
        Assert.True(parts.Count >= atLeast, $"Expected {atLeast} parts, found {parts.Count}.");
        Assert.Empty(parts.SelectMany(part => description.Faults(part, name)).Distinct());
    }

    [Fact]
    public async Task Answers_to_cancelling_and_closing_all_are_as_described()
    {
        var description = ApiDescription.Find();
        Assert.SkipUnless(description is not null, "Alpaca's description does not lie beside the repository.");
        await using var world = await LivedAsync();
        var (_, cancelled) = await world.SendAsync(HttpMethod.Delete, "/v2/orders");
        var (_, closed) = await world.SendAsync(HttpMethod.Delete, "/v2/positions");
        Assert.NotEmpty(cancelled!.AsArray());
        Assert.NotEmpty(closed!.AsArray());
        Assert.Empty(cancelled.AsArray().SelectMany(part => description.Faults(part, "CanceledOrderResponse")));
        Assert.Empty(closed.AsArray().SelectMany(part => description.Faults(part, "PositionClosedReponse")));
    }

    [Theory]
    [InlineData("id", "\"no-uuid\"")]
    [InlineData("status", "\"cooking\"")]
    [InlineData("filled_qty", "3")]
    [InlineData("notional", null)]
    [InlineData("invented", "1")]
    public async Task The_description_finds_what_is_not_as_it_says(string member, string? value)
    {
        var description = ApiDescription.Find();
        Assert.SkipUnless(description is not null, "Alpaca's description does not lie beside the repository.");
        await using var world = await LivedAsync();
        var order = (await world.GetAsync("/v2/orders?status=all")).AsArray()[0]!.AsObject();
        if (value is null)
        {
            order.Remove(member);
        }
        else
        {
            order[member] = JsonNode.Parse(value);
        }

        Assert.Contains(member, Assert.Single(description.Faults(order, "Order")), StringComparison.Ordinal);
    }

    /// <summary>Orders of every class and in every end, shares, cash, fees and a close.</summary>
    private static async Task<StandInWorld> LivedAsync()
    {
        var world = await StandInWorld.StartAsync(options => options with
        {
            Exchange = options.Exchange with { FeeRate = new Ratio(0.001m) },
        });
        await world.DoAsync(new ControlCommand.PassInstant(new DateOnly(2026, 9, 15), SessionInstant.Open, []));
        await world.DoAsync(new ControlCommand.PassInstant(new DateOnly(2026, 9, 15), SessionInstant.Intrabar, []));
        await world.DoAsync(new ControlCommand.PassInstant(new DateOnly(2026, 9, 15), SessionInstant.Close, []));
        await world.DoAsync(new ControlCommand.MoveCash(CashFlowKind.Deposit, new Usd(500m)));
        await world.DoAsync(new ControlCommand.MoveCash(CashFlowKind.Withdrawal, new Usd(-20.5m)));
        await world.HoldAsync(20);
        await world.PostAsync(StandInWorld.Pair("pair", 10));
        await world.FillAsync("pair", 3, 12m);
        await world.PostAsync(StandInWorld.Bracket("bracket", 10));
        await world.FillAsync("bracket", 10, 9.99m);
        await world.PostAsync(
            """{"symbol":"AAA","notional":"25","side":"buy","type":"market","time_in_force":"day"}""");
        var changed = await world.PostAsync(StandInWorld.Buy("changed", 1, 9m));
        await world.SendAsync(HttpMethod.Patch, $"/v2/orders/{changed["id"]}", """{"qty":"2"}""");
        var cancelled = await world.PostAsync(StandInWorld.Buy("cancelled", 1, 9m));
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{cancelled["id"]}");
        await world.PostAsync(StandInWorld.Buy("rejected", 1, 9m));
        await world.DoAsync(new ControlCommand.Reject(ClientOrderId.Parse("rejected"), "no"));
        return world;
    }
}
