namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What an alert is about; routing and muting go by it. A name here never changes its meaning.</summary>
public enum AlertTopic
{
    /// <summary>Value at risk of the holdings.</summary>
    ValueAtRisk,

    /// <summary>Equity under its highest close.</summary>
    Drawdown,

    /// <summary>Gross exposure over equity.</summary>
    Leverage,

    /// <summary>One position's size.</summary>
    Position,

    /// <summary>One sector's weight.</summary>
    Sector,

    /// <summary>Holdings that move together.</summary>
    Correlation,

    /// <summary>A stop traded.</summary>
    StopHit,

    /// <summary>A target traded.</summary>
    TargetHit,

    /// <summary>A circuit breaker latched or acted.</summary>
    Breaker,

    /// <summary>A gate closed or lifted.</summary>
    Gate,

    /// <summary>An order is stuck, unknown, refused or not seen.</summary>
    Order,

    /// <summary>A position lacks the protection that its profile asks for.</summary>
    Protection,

    /// <summary>Our books and the broker's differ.</summary>
    Books,

    /// <summary>Prices are stale or missing.</summary>
    Data,

    /// <summary>A data provider failed and another took its place.</summary>
    Provider,

    /// <summary>A budget of requests is nearly used up.</summary>
    Rate,

    /// <summary>A split, ticker change, delisting or halt of a holding or an open proposal.</summary>
    CorporateEvent,

    /// <summary>A strategy's alpha or win rate fell by half.</summary>
    StrategyDecay,

    /// <summary>No signals for several sessions.</summary>
    SignalDrought,

    /// <summary>What became of an approved entry.</summary>
    Entry,

    /// <summary>Nobody has decided for several sessions.</summary>
    Undecided,

    /// <summary>The bot was down while the market was open.</summary>
    Downtime,

    /// <summary>Another instance may be trading the same account.</summary>
    SecondInstance,

    /// <summary>A sign of life did not come.</summary>
    Heartbeat,

    /// <summary>A command was refused, or a stranger tried.</summary>
    RefusedCommand,

    /// <summary>Disk space or a write that failed.</summary>
    Disk,

    /// <summary>A backup is late or failed.</summary>
    Backup,

    /// <summary>Cash came or went that fills, marks and activities do not explain.</summary>
    Cash,
}
