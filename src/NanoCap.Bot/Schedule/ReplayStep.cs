namespace NanoCap.Bot.Schedule;

internal sealed record ReplayStep(DateTimeOffset From, DateTimeOffset To);
