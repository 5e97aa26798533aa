using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk;

/// <summary>What a desk starts with, once in its life.</summary>
/// <param name="Banner">PAPER, LIVE or REPLAY.</param>
/// <param name="Market">The market's identity: source and seed or folder.</param>
/// <param name="Broker">The broker's name.</param>
/// <param name="Profile">The active profile's name.</param>
/// <param name="Cash">The cash it starts with, US dollars.</param>
/// <param name="FirstSession">The first session whose close is scanned.</param>
public sealed record DeskOpening(
    string Banner, string Market, string Broker, string Profile, Usd Cash, DateOnly FirstSession)
{
    /// <summary>When proceeds may be spent; margin in journals that do not say.</summary>
    public AccountKind Kind { get; init; } = AccountKind.Margin;

    /// <summary>What tells the broker's account from another without naming it; null where the broker has one account
    /// only, and in journals that do not say.</summary>
    public string? AccountMark { get; init; }

    /// <summary>The broker's names for movements of cash and splits that the opening cash and the first positions
    /// already include.</summary>
    public IReadOnlyList<string> KnownActivities { get; init; } = [];
}
