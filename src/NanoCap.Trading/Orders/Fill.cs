using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Orders;

/// <summary>One execution of an order.</summary>
/// <param name="ExecutionId">The broker's name for it; the same execution may be reported more than once.</param>
/// <param name="OrderId">Our name for the order.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares of this execution, above zero.</param>
/// <param name="Price">US dollars a share, spread included.</param>
/// <param name="Fees">Commission and fees of this execution, US dollars, at least zero, not in the price.</param>
/// <param name="At">When.</param>
/// <param name="IsStopLeg">Whether a stop (a stop order, or the stop of a pair) was what filled.</param>
public sealed record Fill(
    string ExecutionId,
    ClientOrderId OrderId,
    Symbol Symbol,
    Side Side,
    Quantity Quantity,
    Price Price,
    Usd Fees,
    DateTimeOffset At,
    bool IsStopLeg = false);
