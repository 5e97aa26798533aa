namespace NanoCap.Trading.Risk;

/// <summary>What a rule of the review says of itself.</summary>
/// <param name="Code">The stable code of its findings.</param>
/// <param name="Sentence">What must hold.</param>
/// <param name="Limit">The limit with the profile's value; null where it has no number, or the profile no
/// limit.</param>
/// <param name="Measured">What the limit's figure is now; null where only an order has one, or it was not
/// asked.</param>
/// <param name="Effects">What its findings can do.</param>
/// <param name="SkippedBy">The orders that it does not judge.</param>
public sealed record RuleDescription(
    string Code,
    string Sentence,
    string? Limit,
    string? Measured,
    IReadOnlyList<FindingEffect> Effects,
    SkippedOrders SkippedBy);
