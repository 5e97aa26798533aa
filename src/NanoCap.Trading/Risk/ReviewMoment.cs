namespace NanoCap.Trading.Risk;

/// <summary>When a review takes place.</summary>
/// <param name="Stage">Why it takes place.</param>
/// <param name="At">The instant.</param>
public readonly record struct ReviewMoment(ReviewStage Stage, DateTimeOffset At);
