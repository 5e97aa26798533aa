using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>One thing that a review found.</summary>
/// <param name="Code">Stable identifier, kebab case: <c>position-maximum</c>.</param>
/// <param name="Effect">What it does to the order.</param>
/// <param name="Limit">The limit, in the unit that the text names; null where there is no number.</param>
/// <param name="Measured">What was measured, in the same unit; null where it could not be measured.</param>
/// <param name="Text">A sentence for a person: what was expected and what was found.</param>
/// <param name="CutTo">The largest quantity that this finding allows; null unless it cuts.</param>
public sealed record Finding(
    string Code,
    FindingEffect Effect,
    decimal? Limit,
    decimal? Measured,
    string Text,
    Quantity? CutTo = null);
