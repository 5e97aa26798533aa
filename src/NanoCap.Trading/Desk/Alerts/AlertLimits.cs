using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>From when on something is worth an alert.</summary>
public sealed record AlertLimits
{
    /// <summary>The usual numbers.</summary>
    public static AlertLimits Standard { get; } = new();

    /// <summary>How long a position may be without its protection.</summary>
    public TimeSpan UnprotectedAfter { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long an order may work on after it should have ended, or a sale at market without trading in the
    /// session.</summary>
    public TimeSpan OrderStuckAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a cancellation may take.</summary>
    public TimeSpan CancelStuckAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Refused commands within an hour that are told.</summary>
    public int RefusedCommandsAnHour { get; init; } = 5;

    /// <summary>The drawdown that is noted, as a share of the highest close.</summary>
    public Ratio DrawdownNote { get; init; } = new(0.05m);

    /// <summary>Daily runs in a row without a signal that are told.</summary>
    public int RunsWithoutSignal { get; init; } = 5;

    /// <summary>Sessions in a row without a decision after which a person is reminded.</summary>
    public int SessionsUndecided { get; init; } = 3;

    /// <summary>Sessions from one reminder to the next.</summary>
    public int SessionsBetweenReminders { get; init; } = 5;
}
