using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Safety;

/// <summary>A gate that is closed.</summary>
/// <param name="Reading">The reading that closed it.</param>
/// <param name="Since">When that was.</param>
public sealed record GateStanding(GateReading Reading, DateTimeOffset Since)
{
    /// <summary>So many good readings in a row lift it.</summary>
    public const int ReadingsToLift = 3;

    /// <summary>Good readings in a row since; forgotten with the process.</summary>
    public int GoodReadings { get; init; }
}
