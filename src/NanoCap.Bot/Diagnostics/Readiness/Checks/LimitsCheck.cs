using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The active limits do not contradict themselves, and a position can be opened inside them.</summary>
internal sealed class LimitsCheck : IReadinessCheck
{
    public string Name => "limits";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(facts));

    private static ReadinessResult Judge(ReadinessFacts facts)
    {
        if (facts.Profile is not { } profile)
        {
            return ReadinessResult.Fail(
                "The settings name no profile that holds.", "Set right what the check environment names.");
        }

        var equity = facts.Equity;
        var contradictions = RiskProfileValidation.ContradictionsOf(profile, equity);
        if (contradictions.Count > 0)
        {
            return ReadinessResult.Fail(
                $"The profile {profile.Name} contradicts itself at {equity} USD: {string.Join(" ", contradictions)}",
                "Change Profile:Overrides, or choose another profile with Profile:Active.");
        }

        var unreachable = UnreachableLimits.Of(profile, equity);
        var told = string.Join(" ", unreachable.Prepend($"The profile {profile.Name} holds at {equity} USD."));
        var slot = (equity - profile.BufferAt(equity)) / profile.PositionsAtMost;
        return slot >= profile.PositionMinimum
            ? ReadinessResult.Pass(told)
            : ReadinessResult.Fail(
                string.Join(" ", unreachable), "Choose a profile that fits with Profile:Active, or add money.");
    }
}
