namespace NanoCap.Trading.Desk.Alerts;

/// <summary>A place where alerts are told.</summary>
/// <param name="Name">As it stands in <see cref="Actor.Channel"/>.</param>
/// <param name="Least">The least severity that it is told of at once; null for none, so that it hears only of critical
/// alerts that nobody acknowledged in time.</param>
public sealed record AlertChannel(string Name, AlertSeverity? Least);
