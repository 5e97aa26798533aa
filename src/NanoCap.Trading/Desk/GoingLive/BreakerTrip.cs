namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>One latch of a circuit breaker, from its trip to a person's word.</summary>
/// <param name="Breaker">Which.</param>
/// <param name="Measured">What was measured: a share of the baseline, or a count.</param>
/// <param name="TrippedAt">When it latched.</param>
/// <param name="ClearedAt">When a person cleared it; null while it is latched.</param>
public sealed record BreakerTrip(
    string Breaker, decimal Measured, DateTimeOffset TrippedAt, DateTimeOffset? ClearedAt = null);
