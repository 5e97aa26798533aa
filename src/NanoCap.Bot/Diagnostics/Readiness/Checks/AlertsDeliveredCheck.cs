namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>A critical alert reached its owner on every channel.</summary>
internal sealed class AlertsDeliveredCheck : IReadinessCheck
{
    public string Name => "alerts-delivered";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(ReadinessResult.NotYetMeasured(
            "The console and the command line give no receipt for what they show.",
            "Wait for a channel that reaches a phone and confirms delivery."));
}
