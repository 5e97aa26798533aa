using System.Globalization;

namespace NanoCap.Trading.Bars;

/// <summary>The rules that bars must pass before a signal of their session may exist: no suspected split within 60
/// sessions, and at most 5 % of the last sessions missing.</summary>
/// <remarks>"Sessions" are those of the universe, the union over its symbols, not the symbol's own bars: a symbol that
/// misses bars is measured against the days on which the others traded.</remarks>
public sealed class BarRules(BarRuleOptions options)
{
    /// <summary>The numbers in force.</summary>
    public BarRuleOptions Options { get; } = options;

    /// <summary>Sessions over which missing ones are counted for a strategy.</summary>
    /// <param name="longestWindow">The strategy's longest window in sessions.</param>
    public int MissingWindow(int longestWindow) => Math.Max(longestWindow, Options.MissingWindowSessions);

    /// <summary>Whether no signal may exist at the close of a bar.</summary>
    /// <param name="at">The bar.</param>
    /// <param name="longestWindow">The strategy's longest window in sessions.</param>
    /// <param name="suspected">The symbol's <see cref="SuspectedSplits.Find"/>.</param>
    public bool Refuses(BarPoint at, int longestWindow, ReadOnlySpan<int> suspected) =>
        HasTooManyMissing(at, MissingWindow(longestWindow)) || FindSuspectedSplit(at, suspected) >= 0;

    /// <summary>Every reason why no signal may exist at the close of a bar, each starting with its stable identifier
    /// <c>missing-sessions</c> or <c>suspected-split</c>; empty when there is none.</summary>
    /// <param name="at">The bar.</param>
    /// <param name="longestWindow">The longest window in sessions of the strategies asked for.</param>
    public IReadOnlyList<string> FindReasons(BarPoint at, int longestWindow)
    {
        var reasons = new List<string>();
        var window = MissingWindow(longestWindow);
        if (HasTooManyMissing(at, window))
        {
            reasons.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"missing-sessions: {MissingSessions(at, window)} of the last {SessionsInWindow(at, window)} " +
                $"sessions, at most {Options.MaximumMissingShare:0.##%}"));
        }

        var split = FindSuspectedSplit(at, SuspectedSplits.Find(at.Bars, Options));
        if (split >= 0)
        {
            var ratio = at.Bars.Close[split] / at.Bars.Close[split - 1];
            reasons.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"suspected-split: close {ratio:0.####} times the one before on {at.Bars.SessionAt(split):yyyy-MM-dd}" +
                $", no signal for {Options.SplitQuietSessions} sessions from then"));
        }

        return reasons;
    }

    /// <summary>How many of the last <paramref name="window"/> sessions ending with a bar's have no bar of the symbol;
    /// sessions before its first bar count as missing, sessions before the universe's first do not exist.</summary>
    public static int MissingSessions(BarPoint at, int window)
    {
        var sessions = at.Universe.SessionIndices(at.Ordinal)[..(at.BarIndex + 1)];
        var found = sessions.BinarySearch(sessions[^1] - window + 1);
        return SessionsInWindow(at, window) - (sessions.Length - (found >= 0 ? found : ~found));
    }

    private static int SessionsInWindow(BarPoint at, int window) => Math.Min(window, at.SessionIndex + 1);

    private bool HasTooManyMissing(BarPoint at, int window) =>
        MissingSessions(at, window) > Options.MaximumMissingShare * SessionsInWindow(at, window);

    private int FindSuspectedSplit(BarPoint at, ReadOnlySpan<int> suspected)
    {
        var split = SuspectedSplits.FindLast(suspected, at.BarIndex);
        var sessions = at.Universe.SessionIndices(at.Ordinal);
        return split >= 0 && sessions[at.BarIndex] - sessions[split] < Options.SplitQuietSessions ? split : -1;
    }
}
