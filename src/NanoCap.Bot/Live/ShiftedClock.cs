namespace NanoCap.Bot.Live;

/// <summary>This machine's clock set off by a fixed time, for a bot that lives on a stand-in's clock. Timers and time
/// stamps run as they do on the machine.</summary>
internal sealed class ShiftedClock(TimeProvider machine, TimeSpan shift) : TimeProvider
{
    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + shift;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
