namespace NanoCap.Bot.Diagnostics.Connection;

/// <summary>What one check found.</summary>
/// <param name="Found">One sentence or two, without secrets.</param>
/// <param name="Fix">What to do, in one line; null after a pass.</param>
internal sealed record ConnectionResult(ConnectionOutcome Outcome, string Found, string? Fix)
{
    public static ConnectionResult Pass(string found) => new(ConnectionOutcome.Pass, found, null);

    public static ConnectionResult Warning(string found, string fix) => new(ConnectionOutcome.Warning, found, fix);

    public static ConnectionResult Fail(string found, string fix) => new(ConnectionOutcome.Fail, found, fix);

    /// <param name="failed">The earlier check.</param>
    public static ConnectionResult NotAsked(string failed) =>
        new(ConnectionOutcome.NotAsked, $"Not asked, because {failed} failed.", $"Mend {failed} first.");
}
