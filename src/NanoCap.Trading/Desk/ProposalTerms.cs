using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Desk;

/// <summary>What a person is asked to approve.</summary>
/// <param name="Session">The session after whose close it was raised.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Name">The issuer.</param>
/// <param name="Sector">The sector, null when unknown.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Rank">Place in the day's ranking, from 1.</param>
/// <param name="Score">The ranking's score.</param>
/// <param name="Confidence">The signal's confidence, 0 to 1.</param>
/// <param name="Momentum">The strategy's own 63-session return.</param>
/// <param name="Reference">Raw close of the session, US dollars a share.</param>
/// <param name="BandBottom">Below this the entry is no longer wanted, US dollars a share.</param>
/// <param name="Limit">The entry's limit price, US dollars a share.</param>
/// <param name="Stop">The signal's stop for the reference, US dollars a share.</param>
/// <param name="Target">The signal's target for the reference, null for none, US dollars a share.</param>
/// <param name="TimeExitSessions">Sold at the open of this many sessions after the entry's, null for never.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Evidence">The numbers behind the signal.</param>
/// <param name="Findings">What the review found.</param>
/// <param name="VolumeShare">The order over the mean 20-session volume, null when unknown.</param>
/// <param name="SpreadCost">Estimated half spread and cost of the entry, US dollars.</param>
/// <param name="ExpiresAt">The instant after which it can neither be approved nor sent.</param>
public sealed record ProposalTerms(
    DateOnly Session,
    Symbol Symbol,
    string Name,
    string? Sector,
    string Strategy,
    int Rank,
    double Score,
    double Confidence,
    double Momentum,
    Price Reference,
    Price BandBottom,
    Price Limit,
    Price Stop,
    Price? Target,
    int? TimeExitSessions,
    Quantity Quantity,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<Finding> Findings,
    Ratio? VolumeShare,
    Usd SpreadCost,
    DateTimeOffset ExpiresAt)
{
    /// <summary>How far under the highest close the stop follows, as a ratio of it; null where it stays.</summary>
    public Ratio? Trail { get; init; }

    /// <summary>The proposal to sell whose shares must be sold before this is bought; null for none.</summary>
    public int? AfterSale { get; init; }

    /// <summary>What the version before asked for; null in the first version.</summary>
    public FormerTerms? Former { get; init; }

    /// <summary>The most the entry can cost, fees not included, US dollars.</summary>
    public Usd Notional => Limit * Quantity;
}
