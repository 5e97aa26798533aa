using System.Collections.Immutable;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to breakers, gates and their baselines.</summary>
internal static class SafetyFold
{
    // As many refusals as any limit could ask for.
    private const int RefusalsKept = 100;

    /// <summary>The state after the event, or null when it is not about breakers and gates.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        SafetyEvent.EntriesHalted halted => state with { Mode = DeskMode.Halted, PausedBy = halted.By.ToString() },
        SafetyEvent.CashFlowBooked booked => CashFold.Book(state, booked),
        SafetyEvent.LevelReached reached => Reach(state, reached),
        SafetyEvent about => state with { Safety = Apply(state.Safety, about) },
        _ => null,
    };

    /// <summary>What other events mean for breakers and gates, and the line of history that each leaves.</summary>
    public static DeskState After(DeskState state, DeskEvent happened)
    {
        var safety = Note(state.Safety, happened);
        safety = happened switch
        {
            DeskEvent.EntriesResumed { KeepsBaselines: true } => safety with { ReducedTo = null },
            DeskEvent.EntriesResumed => safety with
            {
                Latches = safety.Latches.Clear(),
                ReducedTo = null,
                Refusals = [],
                StreakFrom = state.Trades.Count,
            },
            DeskEvent.BreakerTripped tripped => safety with
            {
                Latches = safety.Latches.SetItem(KeyOf(tripped), LatchOf(state, tripped)),
            },
            DeskEvent.OrderRefused => Refuse(safety, happened.At),
            DeskEvent.OrderEnded { Status: OrderStatus.Rejected } => Refuse(safety, happened.At),
            DeskEvent.AccountMarked { IsClose: true } => safety with { FlowSinceClose = Usd.Zero },
            DeskEvent.DeskRestarted => safety with
            {
                Readings = safety.Readings.Clear(),
                Gates = safety.Gates.ToImmutableSortedDictionary(
                    gate => gate.Key, gate => gate.Value with { GoodReadings = 0 }, StringComparer.Ordinal),
                CashOff = null,
            },
            _ => safety,
        };
        return ReferenceEquals(safety, state.Safety) ? state : state with { Safety = safety };
    }

    private static DeskState Reach(DeskState state, SafetyEvent.LevelReached reached)
    {
        var latch = new BreakerLatch(reached.Reading, reached.Equity, reached.Session, reached.At)
        {
            WaitsSince = reached.At,
        };
        return state with
        {
            Safety = state.Safety with { Latches = state.Safety.Latches.SetItem(reached.Reading.Key, latch) },
            Breakers = reached.Reading.Level == BreakerLevel.Stop
                ? state.Breakers.SetItem(reached.Reading.Breaker, new Ratio(reached.Reading.Measured))
                : state.Breakers,
        };
    }

    private static SafetyState Apply(SafetyState safety, SafetyEvent happened) => happened switch
    {
        SafetyEvent.LevelReachedAgain again =>
            Change(safety, again.Reading.Key, latch => latch with
            {
                WaitsSince = again.At,
                Baseline = again.Reading.Baseline,
            }),
        SafetyEvent.LevelDoubted doubted => Doubt(safety, doubted),
        SafetyEvent.LevelActed acted => Change(safety, acted.Key, latch => latch with
        {
            WaitsSince = null,
            ActedOn = acted.Measured,
            ActedAt = acted.At,
            Deed = acted.Deed,
            Scale = acted.Scale,
        }),
        SafetyEvent.GateClosed closed => safety with
        {
            Gates = safety.Gates.SetItem(closed.Reading.Gate, new GateStanding(closed.Reading, closed.At)),
            Readings = safety.Readings.SetItem(closed.Reading.Gate, closed.Reading),
        },
        SafetyEvent.GateLifted lifted => safety with
        {
            Gates = safety.Gates.Remove(lifted.Reading.Gate),
            Readings = safety.Readings.SetItem(lifted.Reading.Gate, lifted.Reading),
        },
        SafetyEvent.GateRead read => Read(safety, read.Reading),
        SafetyEvent.GateMeasurable measurable => safety with
        {
            NotMeasured = measurable.Why is { } why
                ? safety.NotMeasured.SetItem(measurable.Gate, why)
                : safety.NotMeasured.Remove(measurable.Gate),
        },
        SafetyEvent.SizesReduced reduced => safety with
        {
            ReducedTo = new Ratio(Math.Min(safety.ReducedTo?.Value ?? 1m, reduced.Scale.Value)),
        },
        SafetyEvent.CashCompared compared => safety with { CashOff = compared.Off },
        _ => throw new ArgumentOutOfRangeException(
            nameof(happened), happened.GetType().Name, "Expected an event of safety that the desk knows."),
    };

    private static SafetyState Read(SafetyState safety, GateReading reading)
    {
        var read = safety with { Readings = safety.Readings.SetItem(reading.Gate, reading) };
        return read.Gates.TryGetValue(reading.Gate, out var standing)
            ? read with
            {
                Gates = read.Gates.SetItem(reading.Gate, standing with
                {
                    GoodReadings = reading.Verdict == GateVerdict.Closed ? 0 : standing.GoodReadings + 1,
                }),
            }
            : read;
    }

    /// <summary>A stop stays latched and waits for two readings anew; a reduction never was.</summary>
    private static SafetyState Doubt(SafetyState safety, SafetyEvent.LevelDoubted doubted) =>
        safety.Latches.TryGetValue(doubted.Key, out var latch) && !latch.IsLatched
            ? safety with { Latches = safety.Latches.Remove(doubted.Key) }
            : Change(safety, doubted.Key, waiting => waiting with { WaitsSince = null });

    private static SafetyState Refuse(SafetyState safety, DateTimeOffset at)
    {
        var refusals = safety.Refusals.Add(at);
        return safety with { Refusals = refusals.Count > RefusalsKept ? refusals.RemoveAt(0) : refusals };
    }

    private static SafetyState Change(SafetyState safety, string key, Func<BreakerLatch, BreakerLatch> change) =>
        safety.Latches.TryGetValue(key, out var latch)
            ? safety with { Latches = safety.Latches.SetItem(key, change(latch)) }
            : safety;

    private static string KeyOf(DeskEvent.BreakerTripped tripped) => $"{tripped.Breaker}:{BreakerLevel.Stop}";

    /// <summary>Breakers of older journals stopped entries and did nothing else.</summary>
    private static BreakerLatch LatchOf(DeskState state, DeskEvent.BreakerTripped tripped)
    {
        var baseline = tripped.Breaker == DrawdownBreaker.Name ? state.PeakEquity : state.DayBaseline;
        return new BreakerLatch(
            new BreakerReading(
                tripped.Breaker, BreakerLevel.Stop, tripped.Limit.Value, tripped.Measured.Value, baseline),
            new Usd(baseline.Value * (1m - tripped.Measured.Value)),
            state.Session ?? DateOnly.FromDateTime(tripped.At.UtcDateTime),
            tripped.At)
        {
            ActedAt = tripped.At,
            ActedOn = tripped.Measured.Value,
            Deed = BreakerDeed.EntriesOff,
        };
    }

    private static SafetyState Note(SafetyState safety, DeskEvent happened)
    {
        if (SafetyHistory.LineOf(happened) is not { } line)
        {
            return safety;
        }

        var history = safety.History.Add(line);
        return safety with
        {
            History = history.Count > SafetyState.HistoryLength ? history.RemoveAt(0) : history,
        };
    }
}
