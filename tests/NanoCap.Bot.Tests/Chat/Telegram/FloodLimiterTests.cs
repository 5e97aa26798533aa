using FsCheck;
using FsCheck.Fluent;
using NanoCap.Bot.Chat.Telegram;

namespace NanoCap.Bot.Tests.Chat.Telegram;

public sealed class FloodLimiterTests
{
    private const long Person = 5_000_000_001;
    private const long Group = -1_002_100_000_001;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_chat_takes_one_message_a_second()
    {
        var limiter = new FloodLimiter();
        Assert.Equal(TimeSpan.Zero, limiter.TryTake(Person, FloodPriority.Critical, TimeSpan.Zero));
        Assert.Equal(1.05, limiter.TryTake(Person, FloodPriority.Critical, TimeSpan.Zero).TotalSeconds, 3);
        Assert.Equal(TimeSpan.Zero, limiter.TryTake(Person + 1, FloodPriority.Normal, TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, limiter.TryTake(Person, FloodPriority.Normal, 1.05 * Second));
    }

    [Fact]
    public void What_telegram_said_holds_for_its_chat_or_for_all()
    {
        var limiter = new FloodLimiter();
        limiter.Pause(Person, 9 * Second, TimeSpan.Zero);
        Assert.Equal(9 * Second, limiter.WaitOf(Person, FloodPriority.Critical, TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, limiter.WaitOf(Group, FloodPriority.Normal, TimeSpan.Zero));
        limiter.Pause(chat: null, 4 * Second, TimeSpan.Zero);
        Assert.Equal(4 * Second, limiter.WaitOf(Group, FloodPriority.Critical, TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, limiter.WaitOf(Group, FloodPriority.Critical, 4 * Second));
    }

    [Fact]
    public void A_critical_message_goes_when_refreshing_and_answers_have_used_up_their_part()
    {
        var limiter = new FloodLimiter();
        var now = TimeSpan.Zero;
        foreach (var priority in new[] { FloodPriority.Background, FloodPriority.Normal })
        {
            while (limiter.TryTake(Group, priority, now) is { Ticks: > 0 } wait && wait < 2 * Second)
            {
                now += wait;
            }
        }

        Assert.True(limiter.WaitOf(Group, FloodPriority.Background, now) > Second);
    }

    [Fact]
    public void No_window_of_any_life_has_more_than_telegram_takes()
    {
        var steps = Gen.Choose(0, 5).SelectMany(chat => Gen.Choose(0, 2).SelectMany(priority =>
            Gen.Choose(0, 400).Select(wait => (Chat: chat, Priority: priority, Wait: wait))));
        Prop.ForAll(Gen.ListOf(steps, 300).ToArbitrary(), life =>
        {
            var limiter = new FloodLimiter();
            var sent = new List<(TimeSpan At, long Chat)>();
            var now = TimeSpan.Zero;
            foreach (var (number, priority, wait) in life)
            {
                var chat = number < 3 ? Person + number : Group - number;
                if (limiter.TryTake(chat, (FloodPriority)priority, now) == TimeSpan.Zero)
                {
                    sent.Add((now, chat));
                }

                now += wait > 200 ? TimeSpan.FromMilliseconds(wait) : TimeSpan.Zero;
            }

            return sent.All(first =>
            {
                var second = sent.Where(other => other.At >= first.At && other.At < first.At + Second).ToList();
                var minute = sent.Count(other => other.Chat == first.Chat && other.Chat < 0
                    && other.At >= first.At && other.At < first.At + TimeSpan.FromMinutes(1));
                return second.Count <= 30 && second.Count(other => other.Chat == first.Chat) <= 1 && minute <= 20;
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_crowd_of_a_hundred_chats_stays_under_thirty_a_second()
    {
        var limiter = new FloodLimiter();
        var (sent, now) = (new List<TimeSpan>(), TimeSpan.Zero);
        for (var chat = 1; chat <= 100; chat++)
        {
            while (limiter.TryTake(chat, FloodPriority.Critical, now) is { Ticks: > 0 } wait)
            {
                now += wait;
            }

            sent.Add(now);
        }

        Assert.InRange(now.TotalSeconds, 3, 5);
        Assert.All(sent, first =>
            Assert.InRange(sent.Count(other => other >= first && other < first + Second), 1, 30));
    }
}
