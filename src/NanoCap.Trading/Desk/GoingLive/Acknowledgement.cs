namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>An owner's word that a figure is known and accepted.</summary>
/// <param name="Check">The evidence check's name.</param>
/// <param name="Figure">The figure as it was shown and typed, in the check's unit.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Acknowledgement(string Check, decimal Figure, Actor By, DateTimeOffset At);
