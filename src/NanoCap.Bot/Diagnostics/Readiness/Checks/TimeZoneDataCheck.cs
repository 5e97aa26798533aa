namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>New York's clock as the program computes it is the one that this machine's zone data tell.</summary>
/// <param name="findZone">Finds a zone by name; throws as <see cref="TimeZoneInfo.FindSystemTimeZoneById"/> does.
/// </param>
internal sealed class TimeZoneDataCheck(Func<string, TimeZoneInfo> findZone) : IReadinessCheck
{
    private const string NewYork = "America/New_York";

    public TimeZoneDataCheck()
        : this(TimeZoneInfo.FindSystemTimeZoneById)
    {
    }

    public string Name => "time-zone-data";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(facts));

    private ReadinessResult Judge(ReadinessFacts facts)
    {
        try
        {
            var zone = findZone(NewYork);
            for (var day = 0; day <= 366; day++)
            {
                var noon = new DateTimeOffset(facts.Now.UtcDateTime.Date.AddDays(day).AddHours(17), TimeSpan.Zero);
                if (noon < facts.Calendar.AtNewYork(facts.Calendar.Last, TimeOnly.MinValue)
                    && facts.Calendar.ToNewYork(noon).Offset != zone.GetUtcOffset(noon))
                {
                    return ReadinessResult.Fail(
                        $"On {noon:yyyy-MM-dd} the program's clock of New York and this machine's zone data differ.",
                        "Bring the machine's zone data up to date; if they still differ, install a newer version.");
                }
            }

            return ReadinessResult.Pass(
                "The program's clock of New York is that of this machine's zone data, every day of the next year.");
        }
        catch (Exception missing) when (missing is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return ReadinessResult.NotYetMeasured(
                "The program computes New York's clock itself, and this machine has no zone data to compare it with.",
                "Install the zone data (tzdata).");
        }
    }
}
