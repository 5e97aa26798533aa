using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>The line that an event leaves in the history of breakers and gates.</summary>
internal static class SafetyHistory
{
    public static SafetyNote? LineOf(DeskEvent happened) => happened switch
    {
        SafetyEvent.LevelReached reached => new(
            reached.At, reached.Reading.Key,
            $"reached at {SafetyWords.Measure(reached.Reading)}, the limit is {SafetyWords.Limit(reached.Reading)}"),
        SafetyEvent.LevelReachedAgain again => new(
            again.At, again.Reading.Key,
            $"reached again at {SafetyWords.Measure(again.Reading)}; waits for a second reading"),
        SafetyEvent.LevelDoubted doubted => new(
            doubted.At, doubted.Key,
            $"not confirmed: the second reading has an equity of {doubted.Equity} USD; nothing was sold"),
        SafetyEvent.LevelActed acted => new(acted.At, acted.Key, SafetyWords.Deed(acted.Deed, acted.Scale)),
        SafetyEvent.GateClosed closed => new(closed.At, closed.Reading.Gate, $"closed: {closed.Reading.Text}"),
        SafetyEvent.GateLifted lifted => new(lifted.At, lifted.Reading.Gate, $"lifted: {lifted.Reading.Text}"),
        SafetyEvent.SizesReduced reduced => new(
            reduced.At, "reduce", $"{reduced.By}: {SafetyWords.Deed(BreakerDeed.Reduced, reduced.Scale)}"),
        SafetyEvent.EntriesHalted halted => new(halted.At, "halt", $"{halted.By}: everything but exits is off"),
        SafetyEvent.CashFlowBooked booked => new(booked.At, "cash", SafetyWords.Flow(booked)),
        DeskEvent.BreakerTripped tripped => new(
            tripped.At, $"{tripped.Breaker}:{BreakerLevel.Stop}",
            $"tripped at {tripped.Measured}, the limit is {tripped.Limit}"),
        DeskEvent.EntriesPaused paused => new(paused.At, "pause", $"{paused.By}: entries are off"),
        DeskEvent.EntriesResumed resumed => new(
            resumed.At, "resume",
            resumed.KeepsBaselines
                ? $"{resumed.By}: entries are on, peak and day baseline stay"
                : $"{resumed.By}: breakers cleared, peak and day baseline are {resumed.Baseline} USD"),
        _ => null,
    };
}
