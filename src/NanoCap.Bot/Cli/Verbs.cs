using NanoCap.Bot.Brokers;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Cli;

/// <summary>Every verb but <c>run</c>.</summary>
internal static class Verbs
{
    /// <summary>Those that hold no state folder.</summary>
    public static IReadOnlyList<Verb> WithoutDesk { get; } =
    [
        new(ScanVerb.Name, ScanVerb.Create),
        new("indicators", IndicatorsVerb.Create),
        new(RegimeVerb.Name, RegimeVerb.Create),
        new("calendar", CalendarVerb.Create),
        new(HealthVerb.Name, HealthVerb.Create),
        new(TestVerb.Name, TestVerb.Create),
        new(MonitorVerb.Name, MonitorVerb.Create),
        new(JournalVerb.Name, JournalVerb.Create),
        new(BackupVerb.Name, BackupVerb.Create),
        new(RestoreVerb.Name, RestoreVerb.Create),
    ];

    /// <summary>The chat commands.</summary>
    /// <param name="openOffline">Starts the desk of a state folder on which no bot runs.</param>
    /// <param name="exitDirect">EXIT by the broker's books alone.</param>
    public static IEnumerable<Verb> OfDesk(
        Func<BotOptions, CancellationToken, Task<IOfflineDesk>> openOffline,
        Func<BotOptions, CancellationToken, Task<DirectExitReport>>? exitDirect = null) =>
        CommandVerbs.All.Select(verb => new Verb(
            verb.Name,
            () => new CommandVerbs(openOffline, Console.IsInputRedirected ? null : Console.In)
            {
                ExitDirect = exitDirect,
            }.Create(verb)))
            .Append(new Verb(
                ReadinessVerb.Name, () => new ReadinessVerb(openOffline, TimeProvider.System).Create()));
}
