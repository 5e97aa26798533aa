using NanoCap.Bot.Brokers;
using NanoCap.Bot.Live;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Live;

public sealed class BrokerSessionsTests
{
    private static readonly TradingCalendar Nyse = TradingCalendar.Nyse;

    // Thanksgiving week of 2024: closed on Thursday 28, early close on Friday 29.
    private static readonly DateOnly Monday = new(2024, 11, 25);
    private static readonly DateOnly Friday = new(2024, 11, 29);
    private static readonly TimeOnly Opens = new(9, 30);

    private static List<BrokerSession> Usual =>
    [
        new(Monday, Opens, new(16, 0)), new(new(2024, 11, 26), Opens, new(16, 0)),
        new(new(2024, 11, 27), Opens, new(16, 0)), new(Friday, Opens, new(13, 0)),
    ];

    [Fact]
    public void Calendars_that_agree_change_nothing()
    {
        var compared = BrokerSessions.Compare(Nyse, Monday, Friday, Usual);
        Assert.Empty(compared.Differences);
        Assert.Same(Nyse, compared.Calendar);
    }

    [Fact]
    public void A_day_that_the_broker_closes_early_or_not_at_all_holds_as_the_broker_says()
    {
        var told = Usual;
        told[1] = told[1] with { Close = new(12, 0) };
        told.RemoveAt(2);
        var compared = BrokerSessions.Compare(Nyse, Monday, Friday, told);
        Assert.Equal(
            [
                "2024-11-26: our calendar says 09:30 to 16:00, the broker 09:30 to 12:00.",
                "2024-11-27: our calendar says 09:30 to 16:00, the broker closed.",
            ],
            compared.Differences);
        var calendar = compared.Calendar;
        var early = calendar.Session(new(2024, 11, 26));
        Assert.Equal(new DateTimeOffset(2024, 11, 26, 17, 0, 0, TimeSpan.Zero), early.Close);
        Assert.True(early.IsEarlyClose);
        Assert.False(calendar.IsSession(new(2024, 11, 27)));
        Assert.Equal(Friday, calendar.Next(new(2024, 11, 26)));
        Assert.Equal(new DateOnly(2024, 11, 26), calendar.Previous(Friday));
        Assert.Equal("Thanksgiving Day", calendar.WhyClosed(new(2024, 11, 28)));
        Assert.Equal(Nyse.Count(new(2024, 1, 1), new(2024, 12, 31)) - 1,
            calendar.Count(new(2024, 1, 1), new(2024, 12, 31)));
    }

    [Fact]
    public void A_holiday_on_which_the_broker_trades_is_a_session()
    {
        var told = Usual;
        told.Insert(3, new(new(2024, 11, 28), Opens, new(16, 0)));
        var calendar = BrokerSessions.Compare(Nyse, Monday, Friday, told).Calendar;
        Assert.True(calendar.IsSession(new(2024, 11, 28)));
        Assert.Equal(new DateOnly(2024, 11, 28), calendar.Previous(Friday));
        Assert.Equal(Friday, calendar.Add(Monday, 4));
    }

    [Fact]
    public void An_empty_calendar_is_no_calendar()
    {
        var compared = BrokerSessions.Compare(Nyse, Monday, Friday, []);
        Assert.Same(Nyse, compared.Calendar);
        Assert.Single(compared.Differences);
    }

    [Fact]
    public void Sessions_outside_of_the_days_that_were_told_are_refused() => Assert.Throws<ArgumentException>(
        () => Nyse.With(Monday, Friday, [Nyse.Session(new(2024, 12, 2))]));
}
