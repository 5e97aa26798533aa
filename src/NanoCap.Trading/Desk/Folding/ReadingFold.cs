namespace NanoCap.Trading.Desk.Folding;

/// <summary>How far the broker's books are taken over, and what has moved since they were read.</summary>
internal static class ReadingFold
{
    /// <summary>The state after the event, or null when it is not about reading.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        ReadingEvent.BooksTaken taken => state with { Reading = state.Reading with { TakenUntil = taken.Until } },
        ReadingEvent.BooksMoved moved => state with
        {
            IsReconciled = false,
            ReadNotBefore = moved.NotBefore,
            Reading = state.Reading with { Repeats = state.Reading.Repeats + 1 },
        },
        _ => null,
    };

    /// <summary>What other events mean for it.</summary>
    public static DeskState After(DeskState state, DeskEvent happened) => happened switch
    {
        DeskEvent.OrderFilled or FillEvent.FillBusted or FillEvent.FillCorrected or DeskEvent.PositionSplit
            or DeskEvent.PositionAdjusted =>
            state with { Reading = state.Reading with { Moves = state.Reading.Moves + 1 } },
        DeskEvent.BooksAgreed or DeskEvent.DeskRestarted when state.Reading.Repeats > 0 =>
            state with { Reading = state.Reading with { Repeats = 0 } },
        _ => state,
    };
}
