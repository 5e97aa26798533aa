namespace NanoCap.Trading.Desk;

/// <summary>A change of an allocation book that the desk asks a person about. One approval covers the legs that it
/// lists and nothing else.</summary>
/// <param name="Number">Running number, shared with <see cref="Proposal"/>s, never reused.</param>
/// <param name="Terms">What is asked.</param>
/// <param name="Status">How far it has come; Ordered once its first orders are out.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="DecidedBy">Who decided, null while open.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="Note">Why it ended, or what was left out, for people.</param>
public sealed record Rebalance(
    int Number,
    RebalanceTerms Terms,
    ProposalStatus Status,
    DateTimeOffset RaisedAt,
    Actor? DecidedBy = null,
    DateTimeOffset? DecidedAt = null,
    string? Note = null)
{
    /// <summary>The first approval where two are needed; null where one is enough or none was given.</summary>
    public FirstApproval? FirstYes { get; init; }

    /// <summary>Whether its sales are out and its purchases wait for them to end.</summary>
    public bool IsSelling { get; init; }

    /// <summary>What its purchases cost at their reference prices, US dollars.</summary>
    public Instruments.Usd Purchases => new(Terms.Legs
        .Where(leg => leg.Side == Orders.Side.Buy).Sum(leg => leg.Value.Value));

    /// <summary>The price of each leg when it was sent, US dollars a share; empty before.</summary>
    public IReadOnlyList<KeyValuePair<Instruments.Symbol, Instruments.Price>> Prices { get; init; } = [];
}
