using System.Text.Json;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Endpoint;

/// <summary>What a command answered.</summary>
/// <param name="Kind">Whether it was carried out.</param>
/// <param name="Text">For a person.</param>
/// <param name="Data">For a program.</param>
internal sealed record CommandReply(AnswerKind Kind, string Text, JsonElement Data)
{
    /// <summary>The answer's picture where one was asked for and there is one.</summary>
    public SvgImage? Picture { get; init; }
}
