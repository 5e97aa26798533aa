using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Scanning;

/// <summary>What a daily scan found: what the desk decides on, and all of it for people.</summary>
internal sealed record ScanResult(ScanOutcome Outcome, ScanSheet Sheet);
