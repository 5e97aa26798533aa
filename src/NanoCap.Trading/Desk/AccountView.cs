using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What the broker says of the account. Null means that this broker does not tell it.</summary>
/// <param name="ReadAt">When it was read.</param>
public sealed record AccountView(DateTimeOffset ReadAt)
{
    /// <summary>Whether the account is active.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Why the account may not trade, one word for each block that is set; empty when none is.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>What the broker lets the account buy, open orders taken off, US dollars.</summary>
    public Usd? BuyingPower { get; init; }
}
