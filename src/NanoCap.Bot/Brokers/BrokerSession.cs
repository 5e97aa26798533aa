namespace NanoCap.Bot.Brokers;

/// <summary>One session as the broker knows it.</summary>
/// <param name="Date">The trading day in New York.</param>
/// <param name="Open">Opening of regular hours, New York time of day.</param>
/// <param name="Close">Close of regular hours, New York time of day.</param>
internal sealed record BrokerSession(DateOnly Date, TimeOnly Open, TimeOnly Close);
