using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>Every enabled strategy has a record of two years.</summary>
internal sealed class BacktestYearsCheck : IReadinessCheck
{
    private const double LeastYears = 2;

    public string Name => "backtest-years";

    public bool IsCritical => false;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        var records = facts.Options.Strategies.Enabled
            .Select(name => (Name: name, Figures: facts.Strategies.Find(name))).ToList();
        if (records.Count == 0 || records.Exists(record => record.Figures is null))
        {
            return Task.FromResult(ReadinessResult.NotYetMeasured(
                "No scan has kept the strategies' records yet.", "Start the bot on paper, and let a daily run end."));
        }

        var (shortest, figures) = records.MinBy(record => record.Figures!.Sessions);
        var years = Math.Floor(10.0 * figures!.Sessions / EquityMetrics.SessionsAYear) / 10;
        var figure = ReadinessFigure.Number(years, 1) with { Unit = "years" };
        return Task.FromResult(ReadinessResult.Of(
            years >= LeastYears,
            figure,
            $"The shortest record of an enabled strategy, {shortest}'s, has {figure.Text}; two are asked for.",
            "Load older bars, so that the records begin earlier."));
    }
}
