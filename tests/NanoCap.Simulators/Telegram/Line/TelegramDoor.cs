using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Methods;
using NanoCap.Simulators.Telegram.Updates;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Line;

/// <summary>What every call passes: the token, what goes wrong on the line, one lock, and the envelope.</summary>
internal sealed class TelegramDoor(
    TelegramBook book, Lock gate, TelegramFaults faults, MethodTable methods, UpdatePoll poll)
{
    private const int MostRemembered = 20_000;
    private readonly Queue<TelegramSeenCall> seen = new();

    /// <summary>The last calls in their order, under the lock.</summary>
    public IReadOnlyCollection<TelegramSeenCall> Seen => seen;

    public async Task ServeAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["method"]!;
        TelegramCommand.Fault? fault = null;
        MethodCall? call = null;
        JsonObject answer;
        try
        {
            call = await MethodCallReader.ReadAsync(name, context.Request, context.RequestAborted);
            fault = TakeFault(context, name);
            await SlowAsync(fault, context.RequestAborted);
            ThrowBefore(context, fault);
            answer = new JsonObject
            {
                ["ok"] = true,
                ["result"] = await ResultAsync(call, context.RequestAborted),
            };
        }
        catch (TelegramException refused)
        {
            answer = EnvelopeOf(refused);
        }

        var status = (int?)answer["error_code"] ?? 200;
        Remember(name, call, status, fault?.Kind);
        await WriteAsync(context, answer, status, fault);
    }

    private TelegramCommand.Fault? TakeFault(HttpContext context, string name)
    {
        lock (gate)
        {
            return (string)context.Request.RouteValues["token"]! == book.Options.Token
                ? faults.Take(name)
                : throw TelegramException.Unauthorized();
        }
    }

    private Task SlowAsync(TelegramCommand.Fault? fault, CancellationToken cancellationToken) =>
        fault?.Kind == TelegramFaultKind.Slow
            ? Task.Delay(TimeSpan.FromSeconds(fault.Seconds), book.Clock.Machine, cancellationToken)
            : Task.CompletedTask;

    private static void ThrowBefore(HttpContext context, TelegramCommand.Fault? fault)
    {
        switch (fault?.Kind)
        {
            case TelegramFaultKind.Unauthorized:
                throw TelegramException.Unauthorized();
            case TelegramFaultKind.TooMany:
                throw TelegramException.TooMany((int)fault.Seconds);
            case TelegramFaultKind.DropBefore or TelegramFaultKind.FailBefore:
                throw new TelegramException(fault.Status, "nothing was done");
            default:
                context.RequestAborted.ThrowIfCancellationRequested();
                break;
        }
    }

    private async Task<JsonNode> ResultAsync(MethodCall call, CancellationToken cancellationToken)
    {
        if (call.Name == "getupdates")
        {
            return await poll.GetAsync(call, cancellationToken);
        }

        lock (gate)
        {
            return (methods.Find(call.Name) ?? throw TelegramException.NotFound())(call);
        }
    }

    private static JsonObject EnvelopeOf(TelegramException refused)
    {
        var answer = new JsonObject
        {
            ["ok"] = false,
            ["error_code"] = refused.Code,
            ["description"] = refused.Message,
        };
        if (refused.RetryAfter is { } seconds)
        {
            answer["parameters"] = new JsonObject { ["retry_after"] = seconds };
        }
        else if (refused.MigrateTo is { } chat)
        {
            answer["parameters"] = new JsonObject { ["migrate_to_chat_id"] = chat };
        }

        return answer;
    }

    private async Task WriteAsync(
        HttpContext context, JsonObject answer, int status, TelegramCommand.Fault? fault)
    {
        switch (fault?.Kind)
        {
            case TelegramFaultKind.DropBefore or TelegramFaultKind.DropAfter:
                context.Abort();
                return;
            case TelegramFaultKind.HangAfter:
                await Task.Delay(
                    TimeSpan.FromSeconds(fault.Seconds), book.Clock.Machine, context.RequestAborted);
                context.Abort();
                return;
            case TelegramFaultKind.FailBefore or TelegramFaultKind.FailAfter or TelegramFaultKind.HtmlAfter:
                context.Response.StatusCode = fault.Kind == TelegramFaultKind.HtmlAfter ? 200 : fault.Status;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync(
                    "<html><body><h1>Bad Gateway</h1></body></html>", context.RequestAborted);
                return;
            default:
                break;
        }

        if (answer["parameters"]?["retry_after"] is { } seconds)
        {
            context.Response.Headers.RetryAfter = ((int)seconds).ToString(CultureInfo.InvariantCulture);
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    private void Remember(string name, MethodCall? call, int status, TelegramFaultKind? fault)
    {
        lock (gate)
        {
            if (seen.Count == MostRemembered)
            {
                seen.Dequeue();
            }

            seen.Enqueue(new TelegramSeenCall(
                book.Clock.MachineNow, name, call?.Find("chat_id"), status, fault,
                call?.Members ?? new Dictionary<string, string>()));
        }
    }
}
