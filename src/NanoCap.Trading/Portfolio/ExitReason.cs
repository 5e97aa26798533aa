namespace NanoCap.Trading.Portfolio;

/// <summary>Why shares were sold.</summary>
public enum ExitReason
{
    /// <summary>The protective stop traded.</summary>
    Stop,

    /// <summary>The profit target traded.</summary>
    Target,

    /// <summary>The strategy's number of sessions had passed.</summary>
    Time,

    /// <summary>The strategy's own exit rule fired at a close.</summary>
    Signal,

    /// <summary>A person closed the position.</summary>
    Owner,

    /// <summary>EXIT: everything is sold.</summary>
    Flatten,

    /// <summary>A circuit breaker sold.</summary>
    Breaker,

    /// <summary>An allocation book wanted less of it.</summary>
    Rebalance,

    /// <summary>Sold to pay for a better one.</summary>
    Swap,

    /// <summary>Too small, or too much like another.</summary>
    Consolidation,

    /// <summary>The broker's books and ours differed, and the broker's were taken.</summary>
    Reconciliation,
}
