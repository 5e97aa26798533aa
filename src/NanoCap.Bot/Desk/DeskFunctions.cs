using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The two pure functions that the loop turns: what an input leads to, and the state after an event.</summary>
internal sealed record DeskFunctions(
    Func<DeskState, DeskInput, IReadOnlyList<DeskEvent>> Decide, Func<DeskState, DeskEvent, DeskState> Apply)
{
    /// <summary>A desk that has nothing to decide.</summary>
    public static DeskFunctions None { get; } = new((_, _) => [], TradingDesk.Apply);

    public static DeskFunctions Of(TradingDesk desk) => new(desk.Decide, TradingDesk.Apply);
}
