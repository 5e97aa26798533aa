namespace NanoCap.Simulators.Telegram;

/// <summary>Telegram's time: the machine's, or one that the control endpoint set.</summary>
internal sealed class TelegramClock(TimeProvider machine)
{
    private DateTimeOffset? set;

    public TimeProvider Machine => machine;

    /// <summary>What messages are dated with and what ages queries and updates.</summary>
    public DateTimeOffset Now => set ?? machine.GetUtcNow();

    public DateTimeOffset MachineNow => machine.GetUtcNow();

    /// <summary>Stands still at an instant; null follows the machine again.</summary>
    public void Set(DateTimeOffset? instant) => set = instant;
}
