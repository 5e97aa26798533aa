using NanoCap.Bot.MarketData;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>Announcements; the members are those of the official description and its examples.</summary>
public sealed class CorporateActionTests
{
    private const string Actions = "GET /v1/corporate-actions";

    [Theory]
    [InlineData("reverse_splits", """{"symbol":"MNTS","new_rate":1,"old_rate":50,"ex_date":"2023-08-24"}""", "0.02")]
    [InlineData("forward_splits", """{"symbol":"MNTS","new_rate":2,"old_rate":1,"ex_date":"2023-08-24"}""", "2")]
    [InlineData("forward_splits", """{"symbol":"MNTS","new_rate":3,"old_rate":2,"ex_date":"2023-08-24"}""", "1.5")]
    [InlineData("stock_dividends", """{"symbol":"MNTS","rate":0.05,"ex_date":"2023-08-24"}""", "1.05")]
    [InlineData("cash_dividends", """{"symbol":"MNTS","rate":0.125,"ex_date":"2023-08-24"}""", null)]
    [InlineData("unit_splits", """{"old_symbol":"MNTS","new_symbol":"NEW","effective_date":"2023-08-24"}""", null)]
    [InlineData("spin_offs", """{"source_symbol":"MNTS","new_symbol":"NEW","ex_date":"2023-08-24"}""", null)]
    [InlineData("cash_mergers", """{"acquiree_symbol":"MNTS","rate":3,"effective_date":"2023-08-24"}""", null)]
    [InlineData("stock_mergers", """{"acquiree_symbol":"MNTS","rate":1,"effective_date":"2023-08-24"}""", null)]
    [InlineData("stock_and_cash_mergers", """{"acquiree_symbol":"MNTS","effective_date":"2023-08-24"}""", null)]
    [InlineData("redemptions", """{"symbol":"MNTS","rate":10,"process_date":"2023-08-24"}""", null)]
    [InlineData("name_changes", """{"old_symbol":"MNTS","new_symbol":"NEW","process_date":"2023-08-24"}""", null)]
    [InlineData("worthless_removals", """{"symbol":"MNTS","process_date":"2023-08-24"}""", null)]
    [InlineData("rights_distributions", """{"source_symbol":"MNTS","rate":1,"ex_date":"2023-08-24"}""", null)]
    [InlineData("partial_calls", """{"symbol":"MNTS","process_date":"2023-08-24"}""", null)]
    [InlineData("reorganizations", """{"symbol":"MNTS","effective_date":"2023-08-24"}""", null)]
    [InlineData("things_of_next_year", """{"symbol":"MNTS","process_date":"2023-08-24"}""", null)]
    [InlineData("reverse_splits", """{"symbol":"MNTS","new_rate":1,"ex_date":"2023-08-24"}""", null)]
    [InlineData("reverse_splits", """{"symbol":"MNTS","new_rate":0,"old_rate":5,"ex_date":"2023-08-24"}""", null)]
    public async Task Each_kind_is_read_and_changes_shares_only_where_it_says_by_how_much(
        string list, string action, string? factor)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Actions, 200, Body($"\"{list}\":[{action}]"));

        var found = Assert.Single(await ReadAsync(rig));

        Assert.Equal(
            new CorporateAction(
                Symbol.Of("MNTS"), list.TrimEnd('s'), new DateOnly(2023, 8, 24),
                factor is null ? null : decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture)),
            found);
    }

    [Fact]
    public async Task A_dividend_that_is_paid_weeks_later_is_found_by_the_day_it_takes_effect()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Actions, 200, Body("""
            "cash_dividends":[
            {"symbol":"MNTS","rate":1,"ex_date":"2023-08-24","process_date":"2023-09-30"},
            {"symbol":"MNTS","rate":1,"ex_date":"2023-08-26","process_date":"2023-08-24"},
            {"symbol":"OTHER","rate":1,"ex_date":"2023-08-24","process_date":"2023-08-24"}]
            """));

        Assert.Equal(new DateOnly(2023, 8, 24), Assert.Single(await ReadAsync(rig)).EffectiveOn);
        Assert.Equal(
            "?symbols=MNTS&start=2023-08-10&end=2023-12-23&limit=1000&sort=asc",
            Assert.Single(rig.Server.Requests).Query);
    }

    [Theory]
    [InlineData(""" "reverse_splits":[{"symbol":"MNTS","new_rate":1,"old_rate":50}] """)]
    [InlineData(""" "reverse_splits":[{"new_rate":1,"old_rate":50,"ex_date":"2023-08-24"}] """)]
    [InlineData(""" "reverse_splits":[{"symbol":"MNTS","ex_date":"soon"}] """)]
    [InlineData(""" "reverse_splits":["MNTS"] """)]
    [InlineData(""" "reverse_splits":{} """)]
    public async Task An_announcement_that_could_be_ours_and_is_not_whole_makes_all_of_it_unknown(string actions)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Actions, 200, Body(actions));

        await Assert.ThrowsAsync<MarketDataException>(() => ReadAsync(rig));
    }

    [Theory]
    [InlineData("""{"next_page_token":null}""")]
    [InlineData("""{"corporate_actions":[],"next_page_token":null}""")]
    [InlineData("<html></html>")]
    public async Task An_answer_without_announcements_is_unknown_and_not_none(string body)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Actions, 200, body);

        await Assert.ThrowsAsync<MarketDataException>(() => ReadAsync(rig));
    }

    [Fact]
    public async Task None_is_an_empty_list()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Actions, 200, Body(string.Empty));

        Assert.Empty(await ReadAsync(rig));
    }

    private static string Body(string actions) =>
        $$"""{"corporate_actions":{ {{actions}} },"next_page_token":null}""";

    private static Task<IReadOnlyList<CorporateAction>> ReadAsync(DataRig rig) => rig.PassTimeAsync(
        rig.Get<ICorporateActionSource>().ReadAsync(
            DataRig.Symbols("MNTS"), new DateOnly(2023, 8, 24), new DateOnly(2023, 8, 25), DataRig.Token));
}
