namespace NanoCap.Trading.Orders;

/// <summary>Why cash moved without a trade. A name here never changes its meaning.</summary>
public enum CashFlowKind
{
    /// <summary>The owner paid in.</summary>
    Deposit,

    /// <summary>The owner took out.</summary>
    Withdrawal,

    /// <summary>It moved between the owner's accounts.</summary>
    Transfer,

    /// <summary>A holding paid it: part of the result.</summary>
    Dividend,

    /// <summary>Interest received or paid: part of the result.</summary>
    Interest,

    /// <summary>A fee of the broker: part of the costs.</summary>
    Fee,

    /// <summary>Nobody knows; a person took the broker's figure as right.</summary>
    Accepted,
}
