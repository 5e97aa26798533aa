using NanoCap.Bot.Diagnostics.Readiness.Checks;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>The list of checks, safety first, then evidence.</summary>
internal static class ReadinessChecks
{
    public static IReadOnlyList<IReadinessCheck> All(IRestoreRecords restores) =>
    [
        new EnvironmentCheck(),
        new KeysCheck(),
        new LimitsCheck(),
        new BreakersDrilledCheck(),
        new AlertsDeliveredCheck(),
        new BackupRestoredCheck(restores),
        new ClockCheck(),
        new TradingCalendarCheck(),
        new TimeZoneDataCheck(),
        new StateFolderCheck(),
        new ChatOwnerCheck(),

        new HeldPositionsCheck(),
        new PaperPeriodCheck(),
        new PaperSharpeCheck(),
        new PaperWinRateCheck(),
        new MaximumDrawdownCheck(),
        new BacktestYearsCheck(),
        new StudyCheck("out-of-sample-sharpe", "The Sharpe ratio on data that no choice was made on, above 1"),
        new StudyCheck("walk-forward", "A walk-forward study"),
        new StudyCheck("monte-carlo", "A Monte Carlo study of the trades' order"),
        new StudyCheck("sensitivity", "A study of how much the result depends on single numbers"),
    ];
}
