namespace NanoCap.Bot.Tests.Chat;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class HandClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
