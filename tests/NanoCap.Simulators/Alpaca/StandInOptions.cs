using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca;

/// <summary>How a stand-in for Alpaca starts.</summary>
public sealed record StandInOptions
{
    /// <summary>Where its ledger lies; made when absent.</summary>
    public required string Folder { get; init; }

    /// <summary>The port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The key that requests must show.</summary>
    public string KeyId { get; init; } = "stand-in-key";

    /// <summary>The secret that requests must show.</summary>
    public string SecretKey { get; init; } = "stand-in-secret";

    /// <summary>The machine's clock: it measures rates and how late orders are seen. The exchange follows it until
    /// the control endpoint sets another time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where a new exchange's clock stands until it is told otherwise: events never go back in time, so a day
    /// of the past must begin there. Null follows the machine.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Requests that are answered in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 200;

    /// <summary>Requests for market data that are answered in a minute.</summary>
    public int DataRequestsPerMinute { get; init; } = 200;

    /// <summary>A folder of bars (bars/SYMBOL.csv and splits.csv) that market data is made of; null for none.</summary>
    public string? Bars { get; init; }

    /// <summary>Costs and habits: paper trading costs nothing, orders and cancellations are requests first, day orders
    /// last until the close, and a stop lies beyond the last price. </summary>
    public ExchangeOptions Exchange { get; init; } = new()
    {
        StartingCash = new Usd(100_000m),
        FeeRate = new Ratio(0m),
        AllowFractions = true,
        Habits = new ExchangeHabits
        {
            ConfirmsAtOnce = false,
            CancelsAtOnce = false,
            EntriesEndWithOpen = false,
            PairsNeedBasePrice = true,
            TakesOtherTypes = true,
        },
    };
}
