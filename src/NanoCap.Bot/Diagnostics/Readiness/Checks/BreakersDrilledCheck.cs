using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>Each circuit breaker was seen tripping and was cleared by a person, as the journal tells.</summary>
internal sealed class BreakersDrilledCheck : IReadinessCheck
{
    private static readonly string[] Breakers =
    [
        DayLossBreaker.Name, DrawdownBreaker.Name, LossStreakBreaker.Name, RefusedOrdersBreaker.Name,
    ];

    public string Name => "breakers-drilled";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        var book = facts.Desk.Readiness;
        var missing = Breakers.Where(breaker => !book.IsDrilled(breaker)).ToList();
        return Task.FromResult(missing.Count == 0
            ? ReadinessResult.Pass(
                $"The journal has a trip of each of {string.Join(", ", Breakers)}, and each was cleared by a person.")
            : ReadinessResult.Fail(
                $"The journal has no trip that a person cleared of {string.Join(" and ", missing)}.",
                "On paper, replay a bad time, such as run --replay DIR --from 2020-02-18, until it trips; then "
                + "/resume."));
    }
}
