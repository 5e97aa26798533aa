namespace NanoCap.Simulators.Alpaca;

/// <summary>The exchange's time: the machine's, or one that the control endpoint set.</summary>
internal sealed class StandInClock(TimeProvider machine)
{
    private DateTimeOffset? set;
    private DateTimeOffset last;

    public DateTimeOffset Now => set ?? machine.GetUtcNow();

    /// <summary>The machine's time, for rates and delays of the line.</summary>
    public DateTimeOffset MachineNow => machine.GetUtcNow();

    /// <summary>Stands still at an instant; null follows the machine again.</summary>
    public void Set(DateTimeOffset? instant) => set = instant;

    /// <summary>Time now, but later than every one given before: pages of orders and executions are cut by time.
    /// </summary>
    public DateTimeOffset Next()
    {
        var now = Now;
        last = now > last ? now : last.AddMicroseconds(1);
        return last;
    }

    public void Remember(DateTimeOffset at) => last = at > last ? at : last;
}
