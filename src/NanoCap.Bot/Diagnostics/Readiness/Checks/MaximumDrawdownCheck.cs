namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The account never fell by a fifth from its highest close.</summary>
internal sealed class MaximumDrawdownCheck : IReadinessCheck
{
    private const double Limit = 0.20;

    public string Name => "max-drawdown";

    public bool IsCritical => false;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        var sessions = PaperTrail.Sessions(facts.Desk);
        if (sessions == 0 || PaperTrail.Figures(facts.Desk).Drawdown is not { } fall)
        {
            return Task.FromResult(
                ReadinessResult.NotYetMeasured("No session has closed yet.", "Go on on paper."));
        }

        var figure = ReadinessFigure.Percent((double)fall, isLowerBetter: true);
        return Task.FromResult(ReadinessResult.Of(
            (double)fall < Limit,
            figure,
            $"{figure.Text} from the highest close in {sessions} sessions{PaperTrail.Replayed(facts.Desk)}, under "
                + "20 % is asked for.",
            "Lower the limits, or choose a calmer profile."));
    }
}
