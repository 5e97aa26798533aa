using System.Text.Json;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Endpoint;

namespace NanoCap.Bot.Tests.Endpoint;

/// <summary>Remembers what it was told and answers what the test wants.</summary>
internal sealed class RecordingCommands : ICommandPort
{
    public List<(string Line, bool IsConfirmed)> Told { get; } = [];

    public Func<string, AnswerKind> Kind { get; init; } = _ => AnswerKind.Done;

    /// <summary>What it answers for programs; null for the line itself.</summary>
    public string? Data { get; init; }

    /// <summary>The picture of its answers.</summary>
    public Picture? Picture { get; init; }

    public Task<CommandReply> RunAsync(
        string line, bool isConfirmed, PictureTheme? theme, CancellationToken cancellationToken)
    {
        Told.Add((line, isConfirmed));
        var data = Data is { } json
            ? JsonSerializer.Deserialize<JsonElement>(json)
            : JsonSerializer.SerializeToElement(new { line });
        return Task.FromResult(new CommandReply(Kind(line), "told " + line, data)
        {
            Picture = theme is null ? null : Picture?.Draw(theme),
        });
    }
}
