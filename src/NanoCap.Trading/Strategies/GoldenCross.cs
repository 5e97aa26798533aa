using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies;

/// <summary>The numbers of <c>golden-cross</c>.</summary>
public sealed record GoldenCross : IStrategyOptions
{
    /// <summary>Sessions of the fast average.</summary>
    public int FastSessions { get; init; } = 50;

    /// <summary>Sessions of the slow average.</summary>
    public int SlowSessions { get; init; } = 200;

    /// <summary>A cross may fire on its own session and those after it, so many in all.</summary>
    public int CrossSessions { get; init; } = 5;

    /// <summary>Confidence of every cross.</summary>
    public double BaseConfidence { get; init; } = 0.5;

    /// <summary>Fast over slow average, less 1, that counts as a gap.</summary>
    public double MinimumGap { get; init; } = 0.02;

    /// <summary>Added for the gap.</summary>
    public double GapConfidence { get; init; } = 0.2;

    /// <summary>Added for a close above both averages.</summary>
    public double CloseConfidence { get; init; } = 0.2;

    /// <summary>Sessions of the mean volume, that of t among them.</summary>
    public int VolumeSessions { get; init; } = 20;

    /// <summary>Volume over that mean which must be exceeded to count.</summary>
    public double VolumeRatioAbove { get; init; } = 1.1;

    /// <summary>Added for the volume.</summary>
    public double VolumeConfidence { get; init; } = 0.1;

    /// <summary>The stop distance, before it is bounded.</summary>
    public double StopDistance { get; init; } = 0.10;

    /// <summary>The target distance.</summary>
    public double TargetDistance { get; init; } = 0.20;

    /// <inheritdoc/>
    public IStrategy Create(StrategyOptions all, BarRules rules)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new GoldenCrossStrategy(this, all.Stops, rules);
    }
}

/// <summary>Buys when the average of 50 sessions has crossed above that of 200: it is above, and was at or below one
/// bar earlier. A cross fires once, on its own session or, where the bars forbid a signal, on the first of the four
/// after it on which they allow one and the fast average is still above. Confidence .5, + .2 for a gap of at least 2
/// %, + .2 for a close above both, + .1 for more than 1.1 times the mean volume of the 20 sessions ending t. Stop 10
/// %, target 20 %; the exit is wanted at every close at which the fast average is below the slow one again.</summary>
/// <remarks>Averages are over the symbol's own bars on adjusted closes and volumes. Both must be known on the bar
/// before the cross: a series that begins with the fast one above has not crossed.</remarks>
internal sealed class GoldenCrossStrategy(GoldenCross options, StopBounds stops, BarRules rules)
    : SymbolStrategy(rules)
{
    private const int Fast = 0;
    private const int Slow = 1;
    private const int MeanVolume = 2;
    private const int CrossOf = 3;

    public override string Name => "golden-cross";

    public override int LongestWindow =>
        Math.Max(Math.Max(options.FastSessions, options.SlowSessions) + 1, options.VolumeSessions);

    public override IReadOnlyList<Evidence> Explain(BarPoint at)
    {
        var scratch = new ScratchColumns();
        Measure(at.Bars, scratch);
        var (length, index) = (at.Bars.Count, at.BarIndex);
        var (fast, slow) = (scratch.Column(Fast, length)[index], scratch.Column(Slow, length)[index]);
        var raw = at.Bars.RawOverAdjusted(index);
        Evidence[] evidence =
        [
            new("sma50", fast * raw),
            new("sma200", slow * raw),
            new("gap", (fast / slow) - 1),
            new("sessionsSinceCross", index - scratch.Column(CrossOf, length)[index]),
            new("volumeRatio", at.Bars.Volume[index] / scratch.Column(MeanVolume, length)[index]),
            new("confidence", double.IsNaN(slow) ? double.NaN : Confidence(at.Bars, index, scratch)),
        ];
        return [.. evidence.Where(one => double.IsFinite(one.Value))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override bool[] FindSetUps(
        SymbolHistory history, int firstBar, ScratchColumns scratch, List<SetUp> found)
    {
        var bars = history.Bars;
        Measure(bars, scratch);
        var fast = scratch.Column(Fast, bars.Count);
        var slow = scratch.Column(Slow, bars.Count);
        var crosses = scratch.Column(CrossOf, bars.Count);
        var exits = new bool[bars.Count];

        // What fired in the sessions of a cross before the first bar must not fire again.
        for (var index = Math.Max(0, firstBar - options.CrossSessions + 1); index < bars.Count; index++)
        {
            exits[index] = fast[index] < slow[index];
            if (index - crosses[index] < options.CrossSessions)
            {
                found.Add(new SetUp(
                    index,
                    Confidence(bars, index, scratch),
                    stops.Clamp(options.StopDistance),
                    options.TargetDistance,
                    null));
            }
        }

        return exits;
    }

    /// <summary>Keeps the first entry of each cross.</summary>
    protected override void Settle(ScratchColumns scratch, List<SetUp> admitted)
    {
        var (kept, last) = (0, double.NaN);
        for (var position = 0; position < admitted.Count; position++)
        {
            var bar = admitted[position].BarIndex;
            var cross = scratch.Column(CrossOf, bar + 1)[bar];
            if (cross != last)
            {
                admitted[kept++] = admitted[position];
                last = cross;
            }
        }

        admitted.RemoveRange(kept, admitted.Count - kept);
    }

    /// <summary>Averages, and the bar of the cross since which the fast one has been above; NaN where there is none.
    /// </summary>
    private void Measure(BarSeries bars, ScratchColumns scratch)
    {
        var fast = scratch.Column(Fast, bars.Count);
        var slow = scratch.Column(Slow, bars.Count);
        Sma.Calculate(bars.Close, options.FastSessions, fast);
        Sma.Calculate(bars.Close, options.SlowSessions, slow);
        Sma.Calculate(bars.Volume, options.VolumeSessions, scratch.Column(MeanVolume, bars.Count));
        var crosses = scratch.Column(CrossOf, bars.Count);
        var cross = double.NaN;
        for (var index = 0; index < bars.Count; index++)
        {
            cross = !(fast[index] > slow[index]) ? double.NaN
                : index > 0 && fast[index - 1] <= slow[index - 1] ? index
                : cross;
            crosses[index] = cross;
        }
    }

    private double Confidence(BarSeries bars, int index, ScratchColumns scratch)
    {
        var (fast, slow) = (scratch.Column(Fast, bars.Count)[index], scratch.Column(Slow, bars.Count)[index]);
        var (close, mean) = (bars.Close[index], scratch.Column(MeanVolume, bars.Count)[index]);
        return options.BaseConfidence
            + ((fast / slow) - 1 >= options.MinimumGap ? options.GapConfidence : 0)
            + (close > fast && close > slow ? options.CloseConfidence : 0)
            + (bars.Volume[index] > options.VolumeRatioAbove * mean ? options.VolumeConfidence : 0);
    }
}
