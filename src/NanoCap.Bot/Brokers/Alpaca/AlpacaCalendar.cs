using System.Globalization;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Alpaca's clock, and the sessions that it will hold.</summary>
internal sealed class AlpacaCalendar(AlpacaClient client) : IBrokerCalendar
{
    public async Task<BrokerClock> ReadClockAsync(CancellationToken cancellationToken)
    {
        var clock = await client.ReadClockAsync(cancellationToken);
        return new BrokerClock(
            clock.Timestamp ?? throw AlpacaClient.Missing("the clock", "timestamp"),
            clock.IsOpen ?? throw AlpacaClient.Missing("the clock", "is_open"),
            clock.NextOpen ?? throw AlpacaClient.Missing("the clock", "next_open"),
            clock.NextClose ?? throw AlpacaClient.Missing("the clock", "next_close"));
    }

    public async Task<IReadOnlyList<BrokerSession>> ReadSessionsAsync(
        DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var days = await client.ReadCalendarAsync(from, until, cancellationToken);
        return
        [
            .. days.Select(SessionOf)
                .Where(session => session.Date >= from && session.Date <= until)
                .OrderBy(session => session.Date),
        ];
    }

    private static BrokerSession SessionOf(WireAnswers.CalendarDay day) => new(
        DateOnly.TryParseExact(day.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw AlpacaClient.Missing("a day of the calendar", "date"),
        TimeOf(day.Open, "open"),
        TimeOf(day.Close, "close"));

    private static TimeOnly TimeOf(string? text, string field) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw AlpacaClient.Missing("a day of the calendar", field);
}
