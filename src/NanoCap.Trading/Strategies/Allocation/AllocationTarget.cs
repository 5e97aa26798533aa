using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>What a book wants to hold after the close of a session; the rest is cash.</summary>
/// <param name="Session">The session whose close it knows, and nothing later.</param>
/// <param name="State">What the book sees, such as <c>BULL</c>; null when it names nothing or knows too little.</param>
/// <param name="Weights">The funds and their weights before the book's limits; empty is all cash.</param>
/// <param name="IsDue">Whether the book rebalances on this session at all, as one that does so at month ends does not
/// on most.</param>
/// <param name="Evidence">The numbers that made it.</param>
/// <param name="SkipReason">Why there is no target; what is held then stays. Null when there is one.</param>
public sealed record AllocationTarget(
    DateOnly Session,
    string? State,
    IReadOnlyList<TargetWeight> Weights,
    bool IsDue,
    IReadOnlyList<Evidence> Evidence,
    string? SkipReason)
{
    /// <summary>What is wanted and could not be had, such as a fund without a close; its share stays in cash. Null when
    /// there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>No target, and why.</summary>
    public static AllocationTarget Skipped(DateOnly session, string reason) =>
        new(session, null, [], false, [], reason);

    /// <summary>The weights after scaling and the cap, those above zero.</summary>
    /// <param name="limits">The book's limits.</param>
    /// <param name="scale">What equity scaling and breakers leave, 0 to 1.</param>
    public IReadOnlyList<TargetWeight> Within(AllocationLimits limits, double scale)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 1);
        return
        [
            .. Weights
                .Select(target => target with { Weight = Math.Min(target.Weight * scale, limits.MaximumWeight) })
                .Where(target => target.Weight > 0),
        ];
    }
}
