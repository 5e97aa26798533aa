using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>What one input led to, told after it is durable.</summary>
/// <param name="Events">The events of this input alone; empty when it changed nothing.</param>
/// <param name="After">The state right after them.</param>
internal sealed record DeskOutcome(IReadOnlyList<DeskEvent> Events, DeskState After);
