namespace NanoCap.Trading.Exchange;

/// <summary>Where a real broker acts one way or another, the way in which this exchange does. The defaults are the
/// replay's; a simulation of trouble chooses others and gives the later word itself, by the exchange's commands.
/// </summary>
public sealed record ExchangeHabits
{
    /// <summary>Whether an order works as soon as it is accepted; else it waits as accepted for
    /// <see cref="SimulatedExchange.Confirm"/> or <see cref="SimulatedExchange.Reject"/>.</summary>
    public bool ConfirmsAtOnce { get; init; } = true;

    /// <summary>Whether a request to cancel ends the order at once; else it is pending until
    /// <see cref="SimulatedExchange.CompleteCancel"/> or <see cref="SimulatedExchange.RejectCancel"/>, may fill until
    /// then, and is stuck when neither comes.</summary>
    public bool CancelsAtOnce { get; init; } = true;

    /// <summary>Whether day limits to buy end with the open, as the replay wants them; else with the close.</summary>
    public bool EntriesEndWithOpen { get; init; } = true;

    /// <summary>Whether a bar that reaches stop and target of a pair trades both: the stop completely, and then the
    /// target as far as the account has more shares. A real account could end short; this one never does.</summary>
    public bool BothLegsMayFill { get; init; }

    /// <summary>Whether the stop of a pair must lie a cent below the last close, and its target a cent above. No by
    /// default: between daily bars the last close may be a session old.</summary>
    public bool PairsNeedBasePrice { get; init; }

    /// <summary>Whether orders of <see cref="Orders.OrderType.Other"/> are taken: they trade by
    /// <see cref="SimulatedExchange.Execute"/> alone, for whoever drives the exchange knows what they mean.</summary>
    public bool TakesOtherTypes { get; init; }
}
