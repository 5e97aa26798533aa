using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>How many messages and edits were taken lately, by the machine's clock.</summary>
internal sealed class MessageRate(TelegramClock clock)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly List<(DateTimeOffset At, long Chat)> taken = [];

    public TelegramLimits Limits { get; set; } = TelegramLimits.None;

    /// <exception cref="TelegramException">There were too many; it is told when the next may come.</exception>
    public void Take(StandInChat chat)
    {
        var now = clock.MachineNow;
        taken.RemoveAll(sent => now - sent.At >= Minute);
        var isGroup = chat.Kind != ChatKind.Private;
        var wait = new[]
        {
            WaitOf(Limits.AllPerSecond, Second, now, _ => true),
            WaitOf(Limits.ChatPerSecond, Second, now, sent => sent == chat.Id),
            WaitOf(isGroup ? Limits.GroupPerMinute : null, Minute, now, sent => sent == chat.Id),
        }.Max();
        if (wait > TimeSpan.Zero)
        {
            throw TelegramException.TooMany((int)Math.Ceiling(wait.TotalSeconds));
        }

        taken.Add((now, chat.Id));
    }

    private TimeSpan WaitOf(int? most, TimeSpan window, DateTimeOffset now, Func<long, bool> counts)
    {
        var lately = taken.Where(sent => now - sent.At < window && counts(sent.Chat)).ToList();
        return most is { } limit && lately.Count >= limit
            ? lately[^limit].At + window - now
            : TimeSpan.Zero;
    }
}
