using NanoCap.Simulators.Alpaca.Control;

namespace NanoCap.Simulators.Alpaca;

/// <summary>The exchange's time: the machine's, one that the control endpoint set, or one that runs from there.
/// </summary>
internal sealed class StandInClock(TimeProvider machine)
{
    private ControlCommand? said;
    private DateTimeOffset last;

    public DateTimeOffset Now => said switch
    {
        ControlCommand.SetTime { Now: { } frozen } => frozen,
        ControlCommand.RunClock running => running.From
            + ((machine.GetUtcNow() - running.MachineAt!.Value) * running.Speed),
        _ => machine.GetUtcNow(),
    };

    /// <summary>Whether time passes by itself.</summary>
    public bool IsRunning => said is not ControlCommand.SetTime { Now: not null };

    /// <summary>The machine's time, for rates and delays of the line.</summary>
    public DateTimeOffset MachineNow => machine.GetUtcNow();

    /// <summary>Stands still at an instant, or follows the machine.</summary>
    public void Set(ControlCommand.SetTime time) => said = time;

    /// <summary>Runs from an instant; a restart does not stop it.</summary>
    public void Run(ControlCommand.RunClock running) => said = running;

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
