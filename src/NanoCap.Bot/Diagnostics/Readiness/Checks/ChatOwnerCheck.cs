namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>Somebody is named who may decide, on a channel that reaches them.</summary>
internal sealed class ChatOwnerCheck : IReadinessCheck
{
    public string Name => "chat-owner";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(ReadinessResult.Fail(
            "The only channels are the console and the command line of this machine; no owner is reached elsewhere.",
            "Wait for the version with a chat for a phone, and name its owner there."));
}
