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
