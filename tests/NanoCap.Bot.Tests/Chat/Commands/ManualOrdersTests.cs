using System.Text.Json;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Chat.Commands;

/// <summary>What an owner reads who trades by hand, with the real desk behind the commands.</summary>
public sealed class ManualOrdersTests
{
    [Fact]
    public async Task Selling_a_part_by_hand_reads_as_approved() => Approved.Text(
        await Talk(
            "/sell NONE", "/sell ABCD 900", "/sell ABCD many", "/sell ABCD 20", "/sell ABCD", "/approve 4 30",
            "/approve 4 15", "/approve 4", "/reject 4", "/sell abcd all", "/approve all", "yes"),
        "selling-by-hand");

    [Fact]
    public async Task Buying_by_hand_reads_as_approved() => Approved.Text(
        await Talk(
            "/buy", "/buy CALM many", "/buy CALM 20 now", "/buy CALM limit low", "/buy CALM $5", "/buy NEWS",
            "/buy ABCD 20", "/buy RSPL 4000 limit 20", "/buy $CALM $150 limit 4.05", "/buy CALM", "/reject 4",
            "/buy calm 20", "/approve 5", "/cancel", "/cancel nothing", "/cancel nc-guard-ABCD-1"),
        "buying-by-hand");

    [Fact]
    public async Task Levels_by_hand_read_as_approved() => Approved.Text(
        await Talk(
            "/stop ABCD", "/stop NONE 3", "/stop ABCD 3.70", "/stop ABCD 3.60", "yes", "/stop ABCD 5", "/target ABCD 4",
            "/target ABCD 5", "/target ABCD none", "/stop ABCD trail 8%", "/stop ABCD trail 12%", "no",
            "/stop ABCD trail 80%", "/stop ABCD none", "yes", "/target ABCD 5", "/positions abcd"),
        "levels-by-hand");

    [Fact]
    public async Task Status_and_checklist_name_the_sales_too()
    {
        var said = await Talk("/sell ABCD 20", "/status", "/checklist", "/approve 4", "/status");

        Assert.Matches(@"Proposals .*4 ABCD \(sale\)", said);
        Assert.Contains("Decide about 4: sell 20 ABCD. /approve 4 or /reject 4", said, StringComparison.Ordinal);
        Assert.Matches(@"Approved .*4 ABCD \(sale\)", said);
    }

    [Fact]
    public void A_purchase_by_hand_has_no_rank_and_no_score()
    {
        var state = Desks.SecondEvening with
        {
            Proposals = Desks.SecondEvening.Proposals.SetItem(
                2, Desks.SecondEvening.Proposals[2] with
                {
                    Terms = Desks.SecondEvening.Proposals[2].Terms with { Rank = 0, Score = 0 },
                }),
        };
        var ranked = JsonSerializer.SerializeToElement(
            CommandData.Of(Desks.SecondEvening, Desks.SecondEvening.Proposals[2]), CommandJson.Options);
        var manual = JsonSerializer.SerializeToElement(
            CommandData.Of(state, state.Proposals[2]), CommandJson.Options);

        Assert.Equal(JsonValueKind.Number, ranked.GetProperty("rank").ValueKind);
        Assert.Equal(JsonValueKind.Null, manual.GetProperty("rank").ValueKind);
        Assert.Equal(JsonValueKind.Null, manual.GetProperty("score").ValueKind);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("101%")]
    public async Task A_stop_does_not_trail_by_the_whole_price(string distance) => Assert.Contains(
        $"expected a distance under 100% such as 8%, found '{distance}'", await Talk($"/stop ABCD trail {distance}"),
        StringComparison.Ordinal);

    internal static async Task<string> Talk(params string[] lines)
    {
        var desk = new TradingDesk(new DeskRules(Desks.Profile, TradingCalendar.Nyse, JobTimes.Standard));
        var world = new ChatWorld(Desks.SecondEvening).WithProposalsShown();
        world.Desk.Decide = (input, state) =>
        {
            var events = desk.Decide(state, input);
            return new DeskOutcome(events, events.Aggregate(state, TradingDesk.Apply));
        };
        var said = new List<string>();
        foreach (var line in lines)
        {
            var answer = await world.SayAsync(line);
            said.Add($"> {line}\n{ChatWorld.Text(answer)}");
        }

        return string.Join('\n', said);
    }
}
