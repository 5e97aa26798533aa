namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>One thing that must be so before real money is traded.</summary>
internal interface IReadinessCheck
{
    /// <summary>Lower case with dashes; never changes its meaning.</summary>
    string Name { get; }

    /// <summary>Whether real money must wait for it; else it warns.</summary>
    bool IsCritical { get; }

    Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken);
}
