namespace NanoCap.Simulators.Telegram;

/// <summary>A tap that waits for its answer.</summary>
internal sealed record TapQuery(string Id, DateTimeOffset At, long Chat, StandInUser By, string Data);
