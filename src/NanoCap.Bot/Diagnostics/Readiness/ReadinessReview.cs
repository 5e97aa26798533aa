using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>Judges every check.</summary>
/// <param name="checks">In the order in which they are shown.</param>
/// <param name="clock">The machine's.</param>
internal sealed class ReadinessReview(IReadOnlyList<IReadinessCheck> checks, BotOptions options, TimeProvider clock)
{
    /// <summary>All checks of a bot with these settings.</summary>
    public static ReadinessReview Of(BotOptions options, TimeProvider clock) =>
        new(ReadinessChecks.All(new RestoreFile()), options, clock);

    /// <summary>With an account.</summary>
    public async Task<ReadinessReport> JudgeAsync(
        IDesk desk, ILastScan scans, CancellationToken cancellationToken)
    {
        // A desk that is halted knows nothing of its strategies.
        var sheet = desk.HaltedBecause is null ? await scans.FindAsync(null, cancellationToken) : null;
        return await JudgeAsync(
            new ReadinessFacts(options, desk.State, clock.GetUtcNow())
            {
                Profile = RiskLimits.Of(options.Profile),
                HaltedBecause = desk.HaltedBecause,
                Strategies = sheet?.Report ?? StrategyReport.Empty,
            },
            cancellationToken);
    }

    /// <summary>By the settings alone.</summary>
    /// <param name="problems">What is wrong with them.</param>
    public Task<ReadinessReport> JudgeAsync(IReadOnlyList<string> problems, CancellationToken cancellationToken) =>
        JudgeAsync(
            new ReadinessFacts(options, DeskState.Empty, clock.GetUtcNow())
            {
                Problems = problems,
                Profile = RiskLimits.FindProblems(options).Any() ? null : RiskLimits.Of(options.Profile),
            },
            cancellationToken);

    public async Task<ReadinessReport> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        var lines = new List<ReadinessLine>();
        foreach (var check in checks)
        {
            var result = await check.JudgeAsync(facts, cancellationToken);
            lines.Add(new(check, result, facts.Desk.Readiness.Acknowledged.GetValueOrDefault(check.Name)));
        }

        return new ReadinessReport(lines);
    }
}
