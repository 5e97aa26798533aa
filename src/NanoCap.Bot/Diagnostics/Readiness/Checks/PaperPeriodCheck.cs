namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>Two months on paper at least, lived and not replayed.</summary>
internal sealed class PaperPeriodCheck : IReadinessCheck
{
    private const int LeastSessions = 42;

    public string Name => "paper-period";

    public bool IsCritical => false;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        var sessions = PaperTrail.Sessions(facts.Desk);
        var isReplayed = PaperTrail.IsReplayed(facts.Desk);
        return Task.FromResult(!facts.HasAccount
            ? ReadinessResult.NotYetMeasured("No account has been opened yet.", "Start the bot on paper first.")
            : ReadinessResult.Of(
                sessions >= LeastSessions && !isReplayed,
                ReadinessFigure.Count(sessions, "sessions"),
                $"{sessions} sessions closed on paper, {LeastSessions} (two months) are asked for"
                    + (isReplayed ? "; replayed ones do not count, their end was known." : "."),
                "Go on on paper, with live prices."));
    }
}
