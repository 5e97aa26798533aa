using NanoCap.Trading.Desk.People;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.Buttons;

/// <summary>What the token of a button is bound to.</summary>
/// <param name="Hash">SHA-256 of the token, lower-case hexadecimal; the token itself is kept nowhere.</param>
/// <param name="Action">The line that would be typed instead.</param>
/// <param name="Kind">What a tap does.</param>
/// <param name="Needs">The least rank of whoever may tap it.</param>
/// <param name="ExpiresAt">From then on it does nothing.</param>
public sealed record IssuedButton(
    string Hash, string Action, ButtonKind Kind, UserRank Needs, DateTimeOffset ExpiresAt)
{
    /// <summary>The one user of the channel who may tap it; null for everybody of the rank.</summary>
    public string? User { get; init; }

    /// <summary>The proposal that it decides about; null where it decides nothing.</summary>
    public int? Proposal { get; init; }

    /// <summary>The version that its card shows; null where there are no versions.</summary>
    public int? Version { get; init; }

    /// <summary>Shares that are approved; null for all.</summary>
    public Quantity? Shares { get; init; }

    /// <summary>Why it is rejected; null for no reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The bottom of the version's price band, US dollars a share; null where it has none.</summary>
    public Price? BandBottom { get; init; }

    /// <summary>The top of the version's price band, US dollars a share; null where it has none.</summary>
    public Price? BandTop { get; init; }

    /// <summary>Whether it decides about a proposal.</summary>
    public bool IsDecision => Kind is ButtonKind.Approve or ButtonKind.Reject or ButtonKind.Withdraw;
}
