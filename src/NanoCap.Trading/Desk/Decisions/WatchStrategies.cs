using System.Globalization;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>After each daily run: strategies that have lost half of what they were good for, and days without any
/// signal.</summary>
internal static class WatchStrategies
{
    private const string Prefix = "decay:";
    private const string Drought = "signal-drought";

    public static void Follow(Draft draft, DeskInput input)
    {
        if (input is not DeskInput.SignalsRanked ranked
            || !draft.Events.Any(happened => happened is DeskEvent.ScanCompleted))
        {
            return;
        }

        JudgeDrought(draft);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in ranked.Scan.Strategies.Where(line => draft.State.SettingOf(line.Name).IsOn))
        {
            var key = Prefix + line.Name;
            if (line.Decay is { } decay && IsDecay(draft, key, decay))
            {
                wanted.Add(key);
                draft.RaiseOnce(AlertTopic.StrategyDecay, key, AlertSeverity.Warning, Words(line.Name, decay));
            }
        }

        AlertWatch.LiftOthers(draft, Prefix, wanted);
    }

    /// <summary>What was told stands until it is clearly better, so that it does not come and go.</summary>
    private static bool IsDecay(Draft draft, string key, StrategyDecay decay) =>
        draft.State.Alerts.Standing.ContainsKey(key)
            ? decay.IsWorseThan(StrategyDecay.RecoveredShare)
            : decay.IsWorseThan(StrategyDecay.DecayedShare);

    private static void JudgeDrought(Draft draft)
    {
        var runs = draft.State.Alerts.Tally.RunsWithoutSignal;
        if (runs < draft.Rules.Alerts.RunsWithoutSignal)
        {
            draft.Lift(Drought);
            return;
        }

        draft.RaiseOnce(
            AlertTopic.SignalDrought, Drought, AlertSeverity.Note,
            string.Create(CultureInfo.InvariantCulture, $"No strategy had a signal with a rank for {runs} sessions."));
    }

    private static string Words(string strategy, StrategyDecay decay)
    {
        var parts = new List<string>();
        if (decay.HasLostAlpha(StrategyDecay.DecayedShare))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture,
                $"alpha against {decay.Benchmark} is {decay.Alpha:0.0%} a year, before that {decay.AlphaBefore:0.0%}"));
        }

        if (decay.HasLostWins(StrategyDecay.DecayedShare))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture,
                $"{decay.WinRate:0%} of its trades won, before that {decay.WinRateBefore:0%}"));
        }

        return $"Strategy {strategy} has decayed over {StrategyDecay.Sessions} sessions: "
            + string.Join("; ", parts) + ".";
    }
}
