namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>A study that this version cannot make.</summary>
/// <param name="what">What it would be.</param>
internal sealed class StudyCheck(string name, string what) : IReadinessCheck
{
    public string Name => name;

    public bool IsCritical => false;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(ReadinessResult.NotYetMeasured(
            $"{what}: this version has no such study.", "Wait for the version that has it."));
}
