using System.Collections.Immutable;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Portfolio;

/// <summary>Shares held in one symbol, with what protects them.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Lots">Purchases still held, oldest first; never empty.</param>
/// <param name="Strategy">The strategy that wanted it; <c>external</c> when it was not ours.</param>
/// <param name="ProposalNumber">The proposal it came from, null when from none.</param>
/// <param name="EntrySession">The session of the first purchase.</param>
/// <param name="Stop">Planned stop level, null until planned.</param>
/// <param name="Target">Planned target, null when there is none.</param>
/// <param name="TimeExit">The session at whose open it is sold by time, null for never.</param>
/// <param name="ScheduledExit">Why it is to be sold at the next open, null when it is not.</param>
/// <param name="LastPrice">The latest mark or fill, US dollars a share.</param>
public sealed record Position(
    Symbol Symbol,
    ImmutableArray<Lot> Lots,
    string Strategy,
    int? ProposalNumber,
    DateOnly EntrySession,
    Price? Stop,
    Price? Target,
    DateOnly? TimeExit,
    ExitReason? ScheduledExit,
    Price LastPrice)
{
    /// <summary>Why it is being sold now; null while it is not.</summary>
    public ExitReason? Selling { get; init; }

    /// <summary>Whole shares that the present or scheduled sale leaves; zero when it sells all.</summary>
    public Quantity Keep { get; init; }

    /// <summary>How far under the highest close the stop follows, as a ratio of it; null where it stays.</summary>
    public Ratio? Trail { get; init; }

    /// <summary>Whether a person wrote down that nothing protects it.</summary>
    public bool IsUnprotectedByChoice { get; init; }

    /// <summary>Shares that the present or scheduled sale still has to sell.</summary>
    public Quantity ToSell => Quantity > Keep ? Quantity - Keep : Instruments.Quantity.Zero;

    /// <summary>Shares held.</summary>
    public Quantity Quantity
    {
        get
        {
            // Asked for every position by every review: without an enumerator.
            var shares = 0m;
            foreach (var lot in Lots)
            {
                shares += lot.Quantity.Value;
            }

            return Quantity.Of(shares);
        }
    }

    /// <summary>What the shares cost, fees not included, US dollars.</summary>
    public Usd Cost => new(Lots.Sum(lot => lot.Quantity.Value * lot.Price.Value));

    /// <summary>Average price paid, fees not included, US dollars a share, rounded to six decimals.</summary>
    public Price AveragePrice => Price.Of(Cost.Value / Quantity.Value);

    /// <summary>Value at the latest mark, US dollars.</summary>
    public Usd MarketValue => LastPrice * Quantity;

    /// <summary>Value at the latest mark less cost, US dollars.</summary>
    public Usd Unrealised => MarketValue - Cost;

    /// <summary>Value at the latest mark over cost, less one.</summary>
    public Ratio Return => new(MarketValue.Value / Cost.Value - 1m);
}
