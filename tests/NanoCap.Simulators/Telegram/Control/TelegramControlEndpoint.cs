using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NanoCap.Simulators.Telegram.Line;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Control;

/// <summary>The way in for tests: commands, what was seen, what was really asked. Without token and limits.</summary>
internal sealed class TelegramControlEndpoint(
    TelegramBook book, Lock gate, TelegramControlDesk desk, TelegramFaults faults, TelegramDoor door)
{
    public void MapOn(WebApplication application)
    {
        application.MapPost("/control/{name}", DoAsync);
        application.MapGet("/control/transcript", GetTranscriptAsync);
        application.MapGet("/control/line", GetLineAsync);
        application.MapGet("/control/messages", GetMessagesAsync);
        application.MapGet("/control/commands", GetCommandsAsync);
    }

    private async Task DoAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var (status, answer) = Do((string)context.Request.RouteValues["name"]!, body);
        await WriteAsync(context, answer, status);
    }

    private (int Status, JsonNode Answer) Do(string name, string body)
    {
        try
        {
            var command = TelegramCommandJson.Read(name, body);
            lock (gate)
            {
                return (200, desk.Do(command));
            }
        }
        catch (Exception refused) when (refused is TelegramException or JsonException or ArgumentException)
        {
            return (400, new JsonObject { ["error"] = refused.Message });
        }
    }

    /// <summary>For people; for programs with <c>?as=json</c>; all chats or <c>?chat=</c> one.</summary>
    private Task GetTranscriptAsync(HttpContext context)
    {
        lock (gate)
        {
            var wanted = ChatOf(context);
            var entries = book.Transcript.Entries.Where(entry => wanted is null || entry.Chat == wanted).ToList();
            return context.Request.Query["as"] == "json"
                ? WriteAsync(context, JsonSerializer.SerializeToNode(entries, TelegramCommandJson.Options)!)
                : context.Response.WriteAsync(Transcript.Write(entries), context.RequestAborted);
        }
    }

    private Task GetLineAsync(HttpContext context)
    {
        lock (gate)
        {
            return WriteAsync(context, new JsonObject
            {
                ["requests"] = JsonSerializer.SerializeToNode(door.Seen, TelegramCommandJson.Options),
                ["fired"] = JsonSerializer.SerializeToNode(faults.Fired, TelegramCommandJson.Options),
                ["waiting"] = book.Updates.Count,
            });
        }
    }

    /// <summary>The messages of a chat as they stand now.</summary>
    private Task GetMessagesAsync(HttpContext context)
    {
        lock (gate)
        {
            var wanted = ChatOf(context);
            return WriteAsync(context, new JsonArray([.. book.Chats
                .Where(chat => wanted is null || chat.Id == wanted)
                .SelectMany(chat => chat.Messages.Values)
                .Select(message => (JsonNode)message.ToJson())]));
        }
    }

    private Task GetCommandsAsync(HttpContext context)
    {
        lock (gate)
        {
            return WriteAsync(context, new JsonObject(book.Commands.Select(scope =>
                KeyValuePair.Create(scope.Key, (JsonNode?)scope.Value.DeepClone()))));
        }
    }

    private static long? ChatOf(HttpContext context) =>
        long.TryParse(context.Request.Query["chat"], out var chat) ? chat : null;

    private static Task WriteAsync(HttpContext context, JsonNode answer, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
