namespace NanoCap.Bot.Chat.Cards;

/// <summary>Where a period begins, seen from its last session: a week on its Monday, a month on its first.</summary>
internal static class PeriodDates
{
    public static DateOnly First(Period period, DateOnly session) => period switch
    {
        Period.Day => session,
        Period.Week => session.AddDays(-(((int)session.DayOfWeek + 6) % 7)),
        Period.Month => new(session.Year, session.Month, 1),
        _ => DateOnly.MinValue,
    };
}
