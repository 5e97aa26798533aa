using System.Threading.Channels;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Monitor;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Monitor;

public sealed class MonitorReadingTests
{
    private static readonly DateTimeOffset SecondEvening = new(2024, 1, 3, 21, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_picture_is_that_of_the_desk()
    {
        var picture = Read(Desks.SecondEvening, SecondEvening);

        Assert.Equal(("REPLAY", "active", "simulated"), (picture.Banner, picture.Mode, picture.Broker));
        Assert.Equal((985.05m, 754.05m), (picture.Money.Equity, picture.Money.Cash));
        var held = Assert.Single(picture.Positions);
        Assert.Equal(
            ("ABCD", 55m, 4.05m, 4.20m, 3.65m, 4.86m, "broker"),
            (held.Symbol, held.Quantity, held.AveragePrice, held.LastPrice, held.Stop!.Value, held.Target!.Value,
                held.Guard));
        Assert.Equal("protection", Assert.Single(picture.Orders).Purpose);
        Assert.Empty(picture.Proposals);
        Assert.Equal("orders are sent", picture.NextJobs[0].Name);
        Assert.Equal(new DateTimeOffset(2024, 1, 4, 14, 25, 0, TimeSpan.Zero), picture.NextJobs[0].DueAt);
    }

    [Fact]
    public void Open_proposals_have_their_levels_and_their_end()
    {
        var picture = Read(Desks.FirstEvening, Desks.Evening);

        Assert.Equal([1, 2, 3], picture.Proposals.Select(open => open.Number));
        Assert.Equal(("buy", "ABCD", 55m, 3.60m), (
            picture.Proposals[0].Action, picture.Proposals[0].Symbol, picture.Proposals[0].Quantity,
            picture.Proposals[0].Stop!.Value));
    }

    [Fact]
    public void After_the_close_the_day_is_the_days_and_in_the_session_it_is_since_the_close_before()
    {
        var after = Read(Desks.SecondEvening, SecondEvening);
        var running = Desks.SecondEvening with { EquityCurve = [Desks.SecondEvening.EquityCurve[0]] };
        var during = Read(running, new DateTimeOffset(2024, 1, 3, 15, 0, 0, TimeSpan.Zero));

        // 1000 at the first close, 985.05 at the second and now.
        Assert.Equal((-14.95m, -0.01495m), (after.Money.DayChange, after.Money.DayReturn));
        Assert.Equal((-14.95m, -0.01495m), (during.Money.DayChange, during.Money.DayReturn));
    }

    [Fact]
    public void A_halted_desk_says_why_and_is_not_well()
    {
        var picture = Read(Desks.FirstEvening, Desks.Evening, halted: "the disk is full");

        Assert.Equal(("HALTED", "the disk is full", false), (
            picture.Mode, picture.HaltedBecause, picture.Parts.IsWell));
    }

    [Fact]
    public void The_news_are_the_last_ones_newest_first()
    {
        var feed = new Feed();
        using var news = new LatestNews(feed);
        for (var number = 1; number <= LatestNews.Most + 5; number++)
        {
            feed.Say(new AlertEvent.AlertRaised(
                number, $"k{number}", AlertTopic.Disk, AlertSeverity.Critical, $"Alert {number}.",
                Desks.Evening.AddSeconds(number)));
        }

        feed.Say(new DeskEvent.EntriesPaused(Desks.Anna, Desks.Evening.AddHours(1)));
        news.TakeOnce();

        Assert.Equal(LatestNews.Most, news.Latest.Count);
        Assert.Contains("Entries are off", news.Latest[0].Text, StringComparison.Ordinal);
        Assert.Equal((Severity.Critical, $"Alert {LatestNews.Most + 5}."), (
            news.Latest[1].Severity, news.Latest[1].Text));
    }

    private static MonitorPicture Read(DeskState state, DateTimeOffset now, string? halted = null)
    {
        var world = new ChatWorld(state);
        world.Desk.HaltedBecause = halted;
        using var news = new LatestNews(new Feed());
        return new MonitorReading(world.Ports, news, new HandClock(now)).Read();
    }

    private sealed class Feed : IDeskFeed
    {
        private readonly Channel<DeskOutcome> outcomes = Channel.CreateUnbounded<DeskOutcome>();

        public ChannelReader<DeskOutcome> Watch() => outcomes.Reader;

        public void Say(DeskEvent happened) =>
            outcomes.Writer.TryWrite(new DeskOutcome([happened], Desks.FirstEvening));
    }
}
