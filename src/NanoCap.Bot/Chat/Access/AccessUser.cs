using NanoCap.Bot.Chat.Commands;

namespace NanoCap.Bot.Chat.Access;

/// <summary>A user of the configuration.</summary>
/// <param name="Channel">As in <c>Actor.Channel</c>.</param>
/// <param name="Id">The number that the platform gives; the user's name on the machine itself.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Name">The human being, the same on every channel; null when not told.</param>
/// <param name="TimeZone">Where they live, as tzdata names it; null for New York only.</param>
internal sealed record AccessUser(string Channel, string Id, Role Role, string? Name, string? TimeZone);
