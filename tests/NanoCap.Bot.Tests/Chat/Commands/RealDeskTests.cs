using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class RealDeskTests
{
    [Fact]
    public async Task A_conversation_with_the_real_desk_reads_as_approved()
    {
        var desk = new TradingDesk(new DeskRules(Desks.Profile, TradingCalendar.Nyse, JobTimes.Standard));
        var world = new ChatWorld().WithProposalsShown();
        world.Desk.Decide = (input, state) =>
        {
            var events = desk.Decide(state, input);
            return new DeskOutcome(events, events.Aggregate(state, TradingDesk.Apply));
        };
        string[] lines =
        [
            "/approve 1 900", "/approve 1 40", "/approve 1", "/reject 1", "/reject 1", "/close ABCD", "/pause",
            "/pause", "/resume", "yes", "/exit EXIT", "/exit EXIT", "/approve 2",
        ];
        var said = new List<string>();
        foreach (var line in lines)
        {
            var answer = await world.SayAsync(line);
            Assert.NotEqual(AnswerKind.Failed, answer!.Kind);
            said.Add($"> {line}\n  {(answer.Cards.Count > 0 ? answer.Cards[0].Title : answer.Question!.Prompt)}");
        }

        Approved.Text(string.Join('\n', said), "real-desk");
    }
}
