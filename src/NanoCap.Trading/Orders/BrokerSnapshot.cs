using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>All that the broker has, read in one go. A read that fails gives no snapshot, never an empty one.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Cash">Cash, US dollars.</param>
/// <param name="Equity">Cash and positions at the broker's marks, US dollars.</param>
/// <param name="BuyingPower">What may be spent now, US dollars.</param>
/// <param name="Positions">Shares held, by symbol.</param>
/// <param name="Orders">Working orders, and every order that ended since the watermark of the question.</param>
/// <param name="Splits">Splits of held positions since the watermark of the question.</param>
public sealed record BrokerSnapshot(
    DateTimeOffset At,
    Usd Cash,
    Usd Equity,
    Usd BuyingPower,
    IReadOnlyList<BrokerPosition> Positions,
    IReadOnlyList<OrderReport> Orders,
    IReadOnlyList<BrokerUpdate.PositionSplit> Splits)
{
    /// <summary>Equity at the close before, US dollars; null when the broker does not tell.</summary>
    public Usd? LastEquity { get; init; }

    /// <summary>Shares held as they were read before the orders; null where all was read at one instant.</summary>
    public IReadOnlyList<BrokerPosition>? PositionsBefore { get; init; }

    /// <summary>Symbols in which trading is halted; null where the broker does not tell.</summary>
    public IReadOnlySet<Symbol>? Halted { get; init; }

    /// <summary>What the broker allows the account to do.</summary>
    public AccountFlags Flags { get; init; } = AccountFlags.Clear;

    /// <summary>Deposits, withdrawals and the like since the watermark of the question.</summary>
    public IReadOnlyList<BrokerUpdate.CashMoved> CashFlows { get; init; } = [];
}
