using NanoCap.Bot.Options;

namespace NanoCap.Bot.Live;

/// <summary>This machine's clock set off by a fixed time, for a bot that lives on a stand-in's clock. Timers and time
/// stamps run as they do on the machine.</summary>
internal sealed class ShiftedClock(TimeProvider machine, TimeSpan shift) : TimeProvider
{
    /// <summary>The clock that the settings want.</summary>
    public static TimeProvider Of(ClockOptions options) => options.ShiftSeconds == 0
        ? System
        : new ShiftedClock(System, TimeSpan.FromSeconds(options.ShiftSeconds));

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + shift;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
