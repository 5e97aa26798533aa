using System.Globalization;
using NanoCap.Bot.Brokers;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Live;

/// <summary>Our calendar held against the broker's: where they differ the broker is right.</summary>
/// <param name="Calendar">The calendar to live by.</param>
/// <param name="Differences">What differed, a sentence each.</param>
internal sealed record BrokerSessions(TradingCalendar Calendar, IReadOnlyList<string> Differences)
{
    private const int DaysBack = 14;
    private const int DaysAhead = 90;

    /// <summary>Compares the weeks around a day. A broker that cannot be asked changes nothing, and that is said.
    /// </summary>
    public static async Task<BrokerSessions> CompareAsync(
        TradingCalendar ours, IBrokerCalendar broker, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = ours.NewYorkDate(now);
        var (from, until) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        if (until > ours.Last)
        {
            until = ours.Last;
        }

        try
        {
            return Compare(ours, from, until, await broker.ReadSessionsAsync(from, until, cancellationToken));
        }
        catch (BrokerException failure)
        {
            return new BrokerSessions(
                ours, [$"The broker's calendar could not be read, so ours was not compared: {failure.Message}"]);
        }
    }

    /// <summary>Compares all days of a span.</summary>
    public static BrokerSessions Compare(
        TradingCalendar ours, DateOnly from, DateOnly until, IReadOnlyList<BrokerSession> theirs)
    {
        var told = theirs.Select(session => SessionOf(ours, session)).ToDictionary(session => session.Date);
        var differences = new List<string>();
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            var our = ours.FindSession(day);
            TradingSession? their = told.TryGetValue(day, out var found) ? found : null;
            if (our?.Open != their?.Open || our?.Close != their?.Close)
            {
                differences.Add(
                    $"{Iso(day)}: our calendar says {Words(ours, our)}, the broker {Words(ours, their)}.");
            }
        }

        // An empty list is no calendar of three months: nothing is taken from it.
        return told.Count == 0
            ? new BrokerSessions(ours, ["The broker's calendar has no session at all; ours is kept."])
            : differences.Count == 0
                ? new BrokerSessions(ours, [])
                : new BrokerSessions(
                    ours.With(from, until, [.. told.Values.OrderBy(session => session.Date)]), differences);
    }

    private static TradingSession SessionOf(TradingCalendar ours, BrokerSession session)
    {
        var close = ours.AtNewYork(session.Date, session.Close);
        return new TradingSession(
            session.Date, ours.AtNewYork(session.Date, session.Open), close, session.Close < new TimeOnly(16, 0));
    }

    private static string Words(TradingCalendar ours, TradingSession? session) => session is { } known
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{ours.ToNewYork(known.Open):HH:mm} to {ours.ToNewYork(known.Close):HH:mm}")
        : "closed";

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
