using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Access;

/// <summary>A user with what holds for them now.</summary>
/// <param name="By">The user.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Name">The human being; null when not told.</param>
/// <param name="IsFixed">Whether chat cannot change it: an administrator of the configuration.</param>
internal sealed record KnownUser(Actor By, Role Role, string? Name, bool IsFixed);
