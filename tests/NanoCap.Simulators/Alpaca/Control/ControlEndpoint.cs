using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NanoCap.Bot.Storage.Json;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;

namespace NanoCap.Simulators.Alpaca.Control;

/// <summary>The way in for tests: commands, the ledger, and what was really asked. Without key and rate.</summary>
internal sealed class ControlEndpoint(
    StandInBook book, Lock gate, ControlDesk desk, LineFaults faults, TradeStream updates, Door door)
{
    public void MapOn(WebApplication application)
    {
        application.MapPost("/control/{name}", DoAsync);
        application.MapGet("/control/ledger", GetLedgerAsync);
        application.MapGet("/control/line", GetLineAsync);
    }

    private async Task DoAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var answer = Do((string)context.Request.RouteValues["name"]!, body);
        await WriteAsync(context, answer).ConfigureAwait(false);
    }

    private Answer Do(string name, string body)
    {
        try
        {
            var command = ControlJson.Read(name, body.Length == 0 ? "{}" : body);
            lock (gate)
            {
                var before = book.Entries.Count;
                desk.Do(command);
                return Answer.Ok(new JsonObject
                {
                    ["happened"] = new JsonArray(
                        [.. book.Entries.Skip(before).Select(entry => (JsonNode)entry.Type)]),
                });
            }
        }
        catch (ApiException refused)
        {
            return Answer.Of(refused.Error);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or ArgumentException)
        {
            return Answer.Of(ApiError.Of(400, 40010000, exception.Message));
        }
    }

    /// <summary>All that happened, or what came after so many entries.</summary>
    private Task GetLedgerAsync(HttpContext context)
    {
        var skip = int.TryParse(context.Request.Query["after"], out var after) ? after : 0;
        lock (gate)
        {
            var entries = book.Entries.Skip(skip).Select((entry, index) => (JsonNode)new JsonObject
            {
                ["sequence"] = skip + index + 1,
                ["type"] = entry.Type,
                ["event"] = JsonNode.Parse(entry.Json),
            });
            return WriteAsync(context, Answer.Ok(new JsonArray([.. entries])));
        }
    }

    /// <summary>Requests, faults that fired, connections of the stream.</summary>
    private Task GetLineAsync(HttpContext context)
    {
        lock (gate)
        {
            return WriteAsync(context, Answer.Ok(new JsonObject
            {
                ["requests"] = JsonSerializer.SerializeToNode(door.Seen, TradingJson.Options),
                ["fired"] = JsonSerializer.SerializeToNode(faults.Fired, TradingJson.Options),
                ["listeners"] = updates.Listeners,
            }));
        }
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(answer.Body!, context.RequestAborted).ConfigureAwait(false);
    }
}
