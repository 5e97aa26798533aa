namespace NanoCap.Bot.Desk;

/// <summary>The bounds of what runs against the broker at a time, and for how long.</summary>
internal sealed record WorkLimits
{
    /// <summary>Lanes that may be busy at once.</summary>
    public int BusyLanes { get; init; } = 16;

    /// <summary>How many calls go in a minute; null for any number, as in a replay, whose clock stands while the orders
    /// of one instant go out.</summary>
    public CallLimits? Calls { get; init; } = new();

    /// <summary>After this an answer is unknown.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this reading the books has failed; it takes several requests.</summary>
    public TimeSpan ReadDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The wait after so many failures in a row, from 1.</summary>
    public TimeSpan WaitAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(failures - 1, 20)));
}
