using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>How slowly money is put to work: a step is proposed after some sessions, and a person approves it.
/// </summary>
/// <param name="Steps">Shares of what is investable, ascending, above 0; the last is 1.</param>
/// <param name="SessionsPerStep">Sessions that must close at a step before the next is proposed.</param>
public sealed record RampRules(IReadOnlyList<Ratio> Steps, int SessionsPerStep)
{
    /// <summary>10, 25, 50 and 100 %, a week each.</summary>
    public static RampRules Standard { get; } = new([new(0.10m), new(0.25m), new(0.50m), new(1m)], 5);

    /// <summary>The smallest step above a scale; null at the top.</summary>
    public Ratio? FindAfter(Ratio scale)
    {
        foreach (var step in Steps)
        {
            if (step > scale)
            {
                return step;
            }
        }

        return null;
    }
}
