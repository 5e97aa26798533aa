using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The two pure functions that the loop turns: what an input leads to, and the state after an event.</summary>
internal sealed record DeskRules(
    Func<DeskState, DeskInput, IReadOnlyList<DeskEvent>> Decide, Func<DeskState, DeskEvent, DeskState> Apply)
{
    public static DeskRules Trading { get; } = new(TradingDesk.Decide, TradingDesk.Apply);
}
