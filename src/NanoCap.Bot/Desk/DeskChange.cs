using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>A step of the desk: the events and the states they lie between.</summary>
internal sealed record DeskChange(DeskState Before, IEnumerable<DeskEvent> Events, DeskState After);
