namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The broker takes the keys of the account that is to trade.</summary>
internal sealed class KeysCheck : IReadinessCheck
{
    public string Name => "keys";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(ReadinessResult.Fail(
            "This version has a simulated broker only; there is no account whose keys could be tried.",
            "Wait for the version with a broker for paper and for real accounts; its keys then come from the "
            + "environment, never from a file."));
}
