using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Live;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Brokers.Alpaca.Checks;

/// <summary>The next ten sessions are the same in our calendar and in Alpaca's.</summary>
internal sealed class CalendarCheck(IBrokerCalendar broker, TimeProvider clock) : IConnectionCheck
{
    private const int Sessions = 10;
    private const int MostNamed = 3;

    public string Name => "calendar";

    public IReadOnlyList<string> After => [KeysCheck.CheckName];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var ours = TradingCalendar.Nyse;
        var today = ours.NewYorkDate(clock.GetUtcNow());
        var last = today;
        for (var session = 0; session < Sessions; session++)
        {
            last = ours.Next(last);
        }

        var theirs = await broker.ReadSessionsAsync(today, last, cancellationToken);
        var differences = BrokerSessions.Compare(ours, today, last, theirs).Differences;
        return differences.Count == 0
            ? ConnectionResult.Pass($"The next {Sessions} sessions, up to {Figures.Day(last)}, are the same at Alpaca.")
            : ConnectionResult.Fail(
                $"The calendar differs. {string.Join(" ", differences.Take(MostNamed))}",
                "The bot lives by the broker's; was a closing announced? If not, install a newer version.");
    }
}
