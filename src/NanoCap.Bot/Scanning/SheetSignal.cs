using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Scanning;

/// <summary>A signal with its place; no rank or score when it takes no part, for the reason in the note.</summary>
internal sealed record SheetSignal(int? Rank, Signal Signal, double? Momentum, double? Score, string? Note);
