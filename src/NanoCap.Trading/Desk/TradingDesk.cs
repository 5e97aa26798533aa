namespace NanoCap.Trading.Desk;

/// <summary>The decisions and the fold of all trading. Pure.</summary>
public static class TradingDesk
{
    /// <summary>Decides what an input leads to. Writes nothing, reads no clock, and never throws for what the world
    /// does.</summary>
    public static IReadOnlyList<DeskEvent> Decide(DeskState state, DeskInput input) => [];

    /// <summary>The state after one more event.</summary>
    public static DeskState Apply(DeskState state, DeskEvent happened) => state;
}
