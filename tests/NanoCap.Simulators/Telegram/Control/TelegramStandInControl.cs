using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Line;

namespace NanoCap.Simulators.Telegram.Control;

/// <summary>A test's side of the control endpoint, for a stand-in in this process or another.</summary>
public sealed class TelegramStandInControl(Uri address) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = address };

    /// <summary>Does it.</summary>
    /// <returns>What came of it, such as the numbers of the new update and message.</returns>
    /// <exception cref="HttpRequestException">The command was refused; the message has the reason.</exception>
    public async Task<JsonObject> DoAsync(TelegramCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var content = new StringContent(TelegramCommandJson.Write(command), Encoding.UTF8, "application/json");
        var path = new Uri($"/control/{TelegramCommandJson.NameOf(command)}", UriKind.Relative);
        using var answer = await client.PostAsync(path, content, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(body)!.AsObject()
            : throw new HttpRequestException($"Expected {command} to be done, found {body}.");
    }

    /// <summary>What was seen, as a person reads it; in all chats or in one.</summary>
    public Task<string> ReadTranscriptAsync(long? chat, CancellationToken cancellationToken) =>
        client.GetStringAsync(PathOf("transcript", chat), cancellationToken);

    /// <summary>What was seen, in order; in all chats or in one.</summary>
    public async Task<IReadOnlyList<TranscriptEntry>> ReadEntriesAsync(
        long? chat, CancellationToken cancellationToken) =>
        (await client.GetFromJsonAsync<List<TranscriptEntry>>(
            new Uri(PathOf("transcript", chat) + (chat is null ? "?as=json" : "&as=json"), UriKind.Relative),
            TelegramCommandJson.Options, cancellationToken))!;

    /// <summary>The messages of a chat as they stand now, in Telegram's form.</summary>
    public async Task<JsonArray> ReadMessagesAsync(long? chat, CancellationToken cancellationToken) =>
        (await client.GetFromJsonAsync<JsonArray>(PathOf("messages", chat), cancellationToken))!;

    /// <summary>The commands that are set, by scope such as <c>default</c> or <c>chat:5</c>.</summary>
    public async Task<JsonObject> ReadCommandsAsync(CancellationToken cancellationToken) =>
        (await client.GetFromJsonAsync<JsonObject>(PathOf("commands", chat: null), cancellationToken))!;

    /// <summary>The calls that came, in order.</summary>
    public async Task<IReadOnlyList<TelegramSeenCall>> ReadCallsAsync(CancellationToken cancellationToken) =>
        (await ReadLineAsync(cancellationToken))["requests"]
            .Deserialize<List<TelegramSeenCall>>(TelegramCommandJson.Options)!;

    /// <summary>How often each fault happened.</summary>
    public async Task<IReadOnlyDictionary<TelegramFaultKind, int>> ReadFiredAsync(
        CancellationToken cancellationToken) =>
        (await ReadLineAsync(cancellationToken))["fired"]
            .Deserialize<Dictionary<TelegramFaultKind, int>>(TelegramCommandJson.Options)!;

    /// <summary>How many updates wait for the bot.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancellationToken) =>
        (int)(await ReadLineAsync(cancellationToken))["waiting"]!;

    public void Dispose() => client.Dispose();

    private static Uri PathOf(string name, long? chat) => new(
        chat is { } id ? string.Create(CultureInfo.InvariantCulture, $"/control/{name}?chat={id}") : $"/control/{name}",
        UriKind.Relative);

    private async Task<JsonObject> ReadLineAsync(CancellationToken cancellationToken) =>
        (await client.GetFromJsonAsync<JsonObject>(PathOf("line", chat: null), cancellationToken))!;
}
