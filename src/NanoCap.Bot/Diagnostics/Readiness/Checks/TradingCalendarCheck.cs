using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The exchange's holidays are known for the next year.</summary>
internal sealed class TradingCalendarCheck : IReadinessCheck
{
    public string Name => "trading-calendar";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        var judged = $"The calendar of sessions reaches to {Figures.Day(facts.Calendar.Last)}";
        return Task.FromResult(DateOnly.FromDateTime(facts.Now.UtcDateTime.AddYears(1)) <= facts.Calendar.Last
            ? ReadinessResult.Pass(judged + ", beyond the next year.")
            : ReadinessResult.Fail(judged + ", less than a year ahead.", "Install a newer version."));
    }
}
