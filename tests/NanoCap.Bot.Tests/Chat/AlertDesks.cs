using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Chat;

/// <summary>Desks that really decide, without a journal.</summary>
internal static class AlertDesks
{
    public static FakeDesk Deciding(DeskState state)
    {
        var desk = new TradingDesk(new DeskRules(
            RiskProfiles.SmallAccount, TradingCalendar.Nyse, JobTimes.Standard));
        return new FakeDesk(state)
        {
            Decide = (input, before) =>
            {
                var events = desk.Decide(before, input);
                return new DeskOutcome(events, events.Aggregate(before, TradingDesk.Apply));
            },
        };
    }
}
