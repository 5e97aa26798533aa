namespace NanoCap.Trading.Risk;

/// <summary>What a breaker's stop level does; entry orders are cancelled and none are made in either case.</summary>
public enum StopAction
{
    /// <summary>Nothing more: positions and their protection stay.</summary>
    StopEntries,

    /// <summary>Everything is sold, as by EXIT.</summary>
    AllOut,
}
