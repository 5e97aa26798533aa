using NanoCap.Bot.Chat.Buttons;

namespace NanoCap.Bot.Chat.Access;

/// <summary>What the commands about people need.</summary>
internal sealed record AccessPorts(UserBook Users, CodeSecrets Secrets, IButtonTokens Tokens);
