using System.ComponentModel.DataAnnotations;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Options;

/// <summary>What is told, where, and how long it rings.</summary>
internal sealed record AlertsOptions
{
    private const string Escalation = "escalation";

    /// <summary>The least severity of each channel, or <c>escalation</c>; a channel that is not named is told
    /// everything.</summary>
    public IReadOnlyDictionary<string, string?> Routes { get; init; } = new Dictionary<string, string?>();

    [Range(1, 240)]
    public int FirstRepeatMinutes { get; init; } = 5;

    [Range(1, 240)]
    public int RepeatMinutes { get; init; } = 15;

    [Range(1, 240)]
    public int EscalateMinutes { get; init; } = 5;

    [Range(1, 60)]
    public int UnprotectedMinutes { get; init; } = 3;

    [Range(1, 60)]
    public int OrderStuckMinutes { get; init; } = 5;

    [Range(1, 60)]
    public int CancelStuckMinutes { get; init; } = 2;

    [Range(1, AlertTally.MostRefusals)]
    public int RefusedCommandsAnHour { get; init; } = 5;

    public Ratio DrawdownNote { get; init; } = new(0.05m);

    public int RunsWithoutSignal { get; init; } = 5;

    public int SessionsUndecided { get; init; } = 3;

    public int SessionsBetweenReminders { get; init; } = 5;

    [Range(1, 1_000_000)]
    public int DiskFreeMegabytes { get; init; } = 500;

    public AlertLimits ToLimits() => new()
    {
        UnprotectedAfter = TimeSpan.FromMinutes(UnprotectedMinutes),
        OrderStuckAfter = TimeSpan.FromMinutes(OrderStuckMinutes),
        CancelStuckAfter = TimeSpan.FromMinutes(CancelStuckMinutes),
        RefusedCommandsAnHour = RefusedCommandsAnHour,
        DrawdownNote = DrawdownNote,
        RunsWithoutSignal = RunsWithoutSignal,
        SessionsUndecided = SessionsUndecided,
        SessionsBetweenReminders = SessionsBetweenReminders,
    };

    /// <summary>The routes of the channels that there are.</summary>
    public AlertRouting ToRouting(IEnumerable<string> channels) => new(new AlertRoutes(
        [.. channels.Select(channel => new AlertChannel(
            channel,
            Routes.GetValueOrDefault(channel) is { } word ? FindSeverity(word) : AlertSeverity.Note))])
    {
        FirstRepeatAfter = TimeSpan.FromMinutes(FirstRepeatMinutes),
        RepeatEvery = TimeSpan.FromMinutes(RepeatMinutes),
        EscalateAfter = TimeSpan.FromMinutes(EscalateMinutes),
    });

    public IEnumerable<string> FindProblems()
    {
        foreach (var (channel, word) in Routes)
        {
            if (FindSeverity(word) is null && !string.Equals(word, Escalation, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"Alerts:Routes:{channel}: expected note, warning, critical or {Escalation}, "
                    + $"found '{word}'.";
            }
        }

        if (Routes.Count > 0
            && Routes.Values.All(word => string.Equals(word, Escalation, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"Alerts:Routes: expected a channel that is told at once, found {Escalation} for every one "
                + "that is named; name another or leave one out.";
        }
    }

    private static AlertSeverity? FindSeverity(string? word) => Enum.GetValues<AlertSeverity>()
        .Where(severity => severity.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
        .Select(severity => (AlertSeverity?)severity).FirstOrDefault();
}
