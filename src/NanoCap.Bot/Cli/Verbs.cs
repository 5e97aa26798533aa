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
        new(JournalVerb.Name, JournalVerb.Create),
        new(BackupVerb.Name, BackupVerb.Create),
        new(RestoreVerb.Name, RestoreVerb.Create),
    ];

    /// <summary>The chat commands.</summary>
    /// <param name="openOffline">Starts the desk of a state folder on which no bot runs.</param>
    public static IEnumerable<Verb> OfDesk(Func<BotOptions, CancellationToken, Task<IOfflineDesk>> openOffline) =>
        CommandVerbs.All.Select(verb => new Verb(
            verb.Name,
            () => new CommandVerbs(openOffline, Console.IsInputRedirected ? null : Console.In).Create(verb)));
}
