using System.Text.Json;
using NanoCap.Bot.Chat.Commands;

namespace NanoCap.Bot.Endpoint;

/// <summary>What a command answered.</summary>
/// <param name="Kind">Whether it was carried out.</param>
/// <param name="Text">For a person.</param>
/// <param name="Data">For a program.</param>
internal sealed record CommandReply(AnswerKind Kind, string Text, JsonElement Data);
