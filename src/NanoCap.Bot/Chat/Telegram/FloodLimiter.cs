namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Telegram's rates: one message a second in a chat, 20 a minute in a group, 30 a second in all, none where it
/// said to wait. Pure; not safe for several threads.</summary>
/// <remarks>Any minute of a group sees at most 8 + 60 / 5 messages, any second of all chats 10 + 20.</remarks>
internal sealed class FloodLimiter
{
    private const int GroupBurst = 8;
    private const int AllBurst = 10;
    private const int MostChats = 1_000;
    private static readonly TimeSpan PerChat = TimeSpan.FromSeconds(1.05);
    private static readonly TimeSpan PerGroup = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PerMessage = TimeSpan.FromSeconds(1) / 20;

    private readonly RateBucket all = new(AllBurst, PerMessage);
    private readonly Dictionary<long, ChatRates> chats = [];
    private TimeSpan pausedUntil = TimeSpan.MinValue;

    /// <summary>Takes the permission for one message or edit.</summary>
    /// <returns>Zero when it may go now, else how long to wait before asking again; nothing was taken then.</returns>
    public TimeSpan TryTake(long chat, FloodPriority priority, TimeSpan now)
    {
        var rates = RatesOf(chat, now);
        var wait = WaitOf(rates, priority, now);
        if (wait == TimeSpan.Zero)
        {
            all.Take(now);
            rates.Chat.Take(now);
            rates.Group?.Take(now);
        }

        return wait;
    }

    /// <summary>How long a message would have to wait, if no other went before.</summary>
    public TimeSpan WaitOf(long chat, FloodPriority priority, TimeSpan now) =>
        WaitOf(RatesOf(chat, now), priority, now);

    /// <summary>Telegram wants nothing in a chat, or nothing at all, until then.</summary>
    public void Pause(long? chat, TimeSpan until, TimeSpan now)
    {
        if (chat is { } id)
        {
            var rates = RatesOf(id, now);
            rates.PausedUntil = until > rates.PausedUntil ? until : rates.PausedUntil;
        }
        else
        {
            pausedUntil = until > pausedUntil ? until : pausedUntil;
        }
    }

    private TimeSpan WaitOf(ChatRates rates, FloodPriority priority, TimeSpan now)
    {
        var (kept, keptOfGroup) = priority switch
        {
            FloodPriority.Critical => (0, 0),
            FloodPriority.Normal => (3, 2),
            FloodPriority.Background => (6, 5),
            _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "Expected a known priority."),
        };
        return new[]
        {
            all.WaitOf(now, kept),
            rates.Chat.WaitOf(now, kept: 0),
            rates.Group?.WaitOf(now, keptOfGroup) ?? TimeSpan.Zero,
            Until(pausedUntil, now),
            Until(rates.PausedUntil, now),
        }.Max();
    }

    private static TimeSpan Until(TimeSpan instant, TimeSpan now) => instant > now ? instant - now : TimeSpan.Zero;

    private ChatRates RatesOf(long chat, TimeSpan now)
    {
        if (chats.TryGetValue(chat, out var known))
        {
            return known;
        }

        if (chats.Count >= MostChats)
        {
            foreach (var idle in chats.Where(pair => pair.Value.IsIdle(now)).Select(pair => pair.Key).ToList())
            {
                chats.Remove(idle);
            }
        }

        // A group's number is negative.
        return chats[chat] = new ChatRates(
            new RateBucket(1, PerChat), chat < 0 ? new RateBucket(GroupBurst, PerGroup) : null);
    }

    private sealed class ChatRates(RateBucket chat, RateBucket? group)
    {
        public RateBucket Chat => chat;

        public RateBucket? Group => group;

        public TimeSpan PausedUntil { get; set; } = TimeSpan.MinValue;

        public bool IsIdle(TimeSpan now) => chat.IsFull(now) && group?.IsFull(now) != false && PausedUntil <= now;
    }
}
