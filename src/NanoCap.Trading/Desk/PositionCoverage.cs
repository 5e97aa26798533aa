using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>How one position is protected.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Gap">Why no order guards all of it.</param>
/// <param name="Why">The reason in a sentence for people; what guards it where there is no gap.</param>
public sealed record PositionCoverage(Symbol Symbol, CoverageGap Gap, string Why);
