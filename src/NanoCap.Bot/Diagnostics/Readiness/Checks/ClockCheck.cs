namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>This machine's clock agrees with the broker's.</summary>
internal sealed class ClockCheck : IReadinessCheck
{
    public string Name => "clock";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(ReadinessResult.NotYetMeasured(
            "There is no broker's clock to compare this machine's with.",
            "Wait for the version with a broker; at most 2 s may lie between the clocks. Keep time synchronised."));
}
