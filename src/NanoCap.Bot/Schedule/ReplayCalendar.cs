using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Schedule;

/// <summary>Which moments a replay can go to: those of sessions that the data have.</summary>
internal sealed class ReplayCalendar(UniverseBars bars, DateOnly first, TradingCalendar calendar, JobTimes times)
{
    public TradingCalendar Calendar => calendar;

    public JobTimes Times => times;

    /// <summary>The daily run with which the replay begins.</summary>
    public DueJob FirstDailyRun { get; } = JobOf(JobName.DailyRun, first, calendar, times);

    /// <summary>Just before the first daily run: nothing earlier is lived through.</summary>
    public DateTimeOffset Start => FirstDailyRun.DueAt - TimeSpan.FromMinutes(1);

    /// <summary>The sessions of a market from the one that is asked for, else from the market's own first evening.
    /// </summary>
    /// <exception cref="MarketDataException">The market has no such session.</exception>
    public static ReplayCalendar Of(UniverseBars bars, BotOptions options, TradingCalendar calendar)
    {
        var first = options.Replay.From ?? FirstEvening(bars, options.MarketData);
        if (bars.FindSession(first) < 0 || !calendar.IsSession(first))
        {
            throw new MarketDataException(
                $"No replay can begin on {first:yyyy-MM-dd}.", [Explain(bars, first, calendar)]);
        }

        return new ReplayCalendar(bars, first, calendar, options.Schedule.ToJobTimes());
    }

    /// <summary>The next daily run of a session with bars, or null at the end of the data.</summary>
    public DueJob? FindDailyRunAfter(DateTimeOffset instant) => FindAfter(JobName.DailyRun, instant);

    /// <summary>The next opening of a session with bars, or null at the end of the data.</summary>
    public DueJob? FindOpeningAfter(DateTimeOffset instant) => FindAfter(JobName.OpeningPrint, instant);

    /// <summary>A made-up market has an evening that is worth starting with; in a folder two thirds are
    /// history.</summary>
    private static DateOnly FirstEvening(UniverseBars bars, MarketDataOptions market) =>
        market.Source == BarSourceKind.Synthetic && bars.FindSession(market.Synthetic.FirstEvening) >= 0
            ? market.Synthetic.FirstEvening
            : DateOnly.FromDayNumber(bars.SessionNumbers[bars.SessionNumbers.Length * 2 / 3]);

    private static string Explain(UniverseBars bars, DateOnly asked, TradingCalendar calendar)
    {
        var sessions = bars.SessionNumbers;
        var (first, last) = (DateOnly.FromDayNumber(sessions[0]), DateOnly.FromDayNumber(sessions[^1]));
        if (asked < first || asked > last)
        {
            return $"expected --from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, which the data hold, "
                + $"found {asked:yyyy-MM-dd}; choose another.";
        }

        var why = calendar.WhyClosed(asked) ?? "no symbol has a bar of it";
        var next = DateOnly.FromDayNumber(sessions[~sessions.BinarySearch(asked.DayNumber)]);
        return $"expected a session after --from, found {asked:dddd yyyy-MM-dd} ({why}); "
            + $"the next one is {next:dddd yyyy-MM-dd}.";
    }

    private static DueJob JobOf(JobName name, DateOnly session, TradingCalendar calendar, JobTimes times) =>
        times.Of(calendar.Session(session), calendar).First(job => job.Name == name);

    private DueJob? FindAfter(JobName name, DateTimeOffset instant)
    {
        var today = calendar.NewYorkDate(instant).DayNumber;
        var index = bars.SessionNumbers.BinarySearch(today);
        for (index = index >= 0 ? index : ~index; index < bars.SessionNumbers.Length; index++)
        {
            var session = DateOnly.FromDayNumber(bars.SessionNumbers[index]);
            if (calendar.IsSession(session) && JobOf(name, session, calendar, times) is var job
                && job.DueAt > instant)
            {
                return job;
            }
        }

        return null;
    }
}
