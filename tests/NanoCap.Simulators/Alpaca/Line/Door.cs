using System.Globalization;
using Microsoft.AspNetCore.Http;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Wire;

namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>What every request passes: the key, the rate, what goes wrong on the line, and one lock.</summary>
internal sealed class Door(
    StandInOptions options, StandInBook book, Lock gate, LineFaults faults, Visibility visibility)
{
    private const int MostRemembered = 20_000;

    private readonly RateLimit rate = new(options.RequestsPerMinute);
    private readonly Queue<SeenRequest> seen = new();

    /// <summary>The last requests in their order, under the lock.</summary>
    public IReadOnlyCollection<SeenRequest> Seen => seen;

    /// <param name="handle">Answers.</param>
    /// <param name="other">The rate of another service than the one for orders.</param>
    public RequestDelegate For(Func<ApiRequest, Answer> handle, RateLimit? other = null) => async context =>
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var request = new ApiRequest(
            context.Request.RouteValues["name"] as string ?? string.Empty,
            context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            body);
        var (answer, fault) = Serve(context, request, handle, other ?? rate);
        await WriteAsync(context, answer, fault).ConfigureAwait(false);
    };

    /// <summary>What goes wrong with a connection of the stream, or null.</summary>
    public ControlCommand.Fault? TakeStreamFault(HttpContext context)
    {
        lock (gate)
        {
            return faults.Take(context.Request.Method, context.Request.Path);
        }
    }

    private (Answer Answer, ControlCommand.Fault? Fault) Serve(
        HttpContext context, ApiRequest request, Func<ApiRequest, Answer> handle, RateLimit limit)
    {
        lock (gate)
        {
            if (!HasKey(context.Request))
            {
                return Remember(context, Answer.Unauthorised, fault: null);
            }

            var isInRate = limit.TryUse(book.Clock.MachineNow);
            WriteRate(context.Response, limit, limit.Remaining);
            if (!isInRate)
            {
                return Remember(context, Answer.TooMany, fault: null);
            }

            var fault = faults.Take(context.Request.Method, context.Request.Path);
            return Remember(context, AnswerOf(context, request, handle, fault, limit), fault);
        }
    }

    private Answer AnswerOf(
        HttpContext context,
        ApiRequest request,
        Func<ApiRequest, Answer> handle,
        ControlCommand.Fault? fault,
        RateLimit limit)
    {
        switch (fault?.Kind)
        {
            case FaultKind.DropBeforeAccept:
                return Answer.NoContent;
            case FaultKind.FailBeforeAccept:
                return Answer.Html(fault.Status);
            case FaultKind.TooManyRequests:
                WriteRate(context.Response, limit, remaining: 0);
                return Answer.TooMany;
            case FaultKind.TooManyRequestsWithoutHeaders:
                context.Response.Headers.Clear();
                return Answer.TooMany;
            case FaultKind.FailAfterAccept:
                Handle(request, handle);
                return Answer.Html(fault.Status);
            case FaultKind.LateVisibility:
                var before = book.State.Orders;
                var answer = Handle(request, handle);
                visibility.Hide(book.State.Orders.Keys.Except(before.Keys), fault.Seconds ?? 0);
                return answer;
            default:
                return Handle(request, handle);
        }
    }

    private Answer Handle(ApiRequest request, Func<ApiRequest, Answer> handle)
    {
        Answer answer;
        try
        {
            answer = handle(request);
        }
        catch (ApiException refused)
        {
            answer = Answer.Of(refused.Error);
        }

        // What the broker does by itself comes after what it answers.
        book.Settle();
        return answer;
    }

    private async Task WriteAsync(HttpContext context, Answer answer, ControlCommand.Fault? fault)
    {
        switch (fault?.Kind)
        {
            case FaultKind.HangAfterAccept:
                await Task.Delay(
                    fault.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan,
                    options.Time, context.RequestAborted).ConfigureAwait(false);
                context.Abort();
                return;
            case FaultKind.DropBeforeAccept or FaultKind.DropAfterAccept:
                context.Abort();
                return;
            default:
                break;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Body is not null)
        {
            context.Response.ContentType = answer.ContentType;
            await context.Response.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static void WriteRate(HttpResponse response, RateLimit limit, int remaining)
    {
        response.Headers["X-RateLimit-Limit"] = limit.Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset"] = limit.Reset.ToString(CultureInfo.InvariantCulture);
    }

    private bool HasKey(HttpRequest request) =>
        request.Headers["APCA-API-KEY-ID"] == options.KeyId
        && request.Headers["APCA-API-SECRET-KEY"] == options.SecretKey;

    private (Answer Answer, ControlCommand.Fault? Fault) Remember(
        HttpContext context, Answer answer, ControlCommand.Fault? fault)
    {
        if (seen.Count == MostRemembered)
        {
            seen.Dequeue();
        }

        seen.Enqueue(new SeenRequest(
            book.Clock.Now, context.Request.Method, context.Request.Path + context.Request.QueryString,
            answer.Status, fault?.Kind));
        return (answer, fault);
    }
}
