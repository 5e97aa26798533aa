namespace NanoCap.Trading.Orders;

/// <summary>What a broker allows an account to do.</summary>
public sealed record AccountFlags
{
    /// <summary>An account that may do everything.</summary>
    public static AccountFlags Clear { get; } = new();

    /// <summary>Whether the broker calls the account active.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether the account may not trade.</summary>
    public bool IsTradingBlocked { get; init; }

    /// <summary>Whether the account may do nothing.</summary>
    public bool IsAccountBlocked { get; init; }

    /// <summary>Whether money may neither come nor go.</summary>
    public bool AreTransfersBlocked { get; init; }

    /// <summary>Whether the owner has suspended trading at the broker.</summary>
    public bool IsTradeSuspendedByUser { get; init; }

    /// <summary>Whether the account may only close positions.</summary>
    public bool IsLiquidationOnly { get; init; }

    /// <summary>Whether no order at all is taken.</summary>
    public bool IsBlocked => !IsActive || IsTradingBlocked || IsAccountBlocked || IsTradeSuspendedByUser;

    /// <summary>Whether orders that add exposure are taken.</summary>
    public bool MayOpen => !IsBlocked && !IsLiquidationOnly;
}
