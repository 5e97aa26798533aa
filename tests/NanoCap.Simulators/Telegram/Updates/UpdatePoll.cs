using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Updates;

/// <summary>Long polls: one is held, a newer one ends it with a conflict, and hurried callers are slowed down.
/// </summary>
internal sealed class UpdatePoll
{
    private const int LongestSeconds = 50;
    private const int MostUpdates = 100;
    private const int HurriedSeconds = 3;
    private static readonly TimeSpan SameAgain = TimeSpan.FromSeconds(HurriedSeconds);
    private static readonly TimeSpan AtOnceAgain = TimeSpan.FromSeconds(0.5);

    private readonly TelegramBook book;
    private readonly Lock gate;
    private Held? held;
    private long? lastOffset;
    private DateTimeOffset lastStart;
    private DateTimeOffset nextConflict;

    public UpdatePoll(TelegramBook book, Lock gate)
    {
        this.book = book;
        this.gate = gate;
        book.Updates.Arrived += Wake;
    }

    /// <summary>Ends the held poll without a word, because the stand-in ends.</summary>
    public void End()
    {
        lock (gate)
        {
            held?.Ended.TrySetResult(Ending.Empty);
        }
    }

    /// <exception cref="TelegramException">Another poll took over, or updates go to a webhook.</exception>
    public async Task<JsonArray> GetAsync(MethodCall call, CancellationToken cancellationToken)
    {
        JsonArray? found = null;
        Held? mine = null;
        lock (gate)
        {
            if (!book.Webhook.IsActive)
            {
                found = Begin(call, out mine);
            }
        }

        return mine is null
            ? throw await ConflictAsync(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
                cancellationToken)
            : found ?? await WaitAsync(mine, cancellationToken);
    }

    private JsonArray? Begin(MethodCall call, out Held mine)
    {
        var offset = call.FindNumber("offset") ?? 0;
        var limit = (int)Math.Clamp(call.FindNumber("limit") ?? MostUpdates, 1, MostUpdates);
        var seconds = (int)Math.Clamp(call.FindNumber("timeout") ?? 0, 0, LongestSeconds);
        if (call.FindJson("allowed_updates") is JsonArray kinds)
        {
            book.Updates.Allow(kinds.Select(kind => (string)kind!));
        }

        var now = book.Clock.MachineNow;
        if (offset == lastOffset)
        {
            seconds = now - lastStart < SameAgain ? Math.Max(seconds, HurriedSeconds) : seconds;
            limit = now - lastStart < AtOnceAgain ? 1 : limit;
        }

        (lastOffset, lastStart) = (offset, now);
        held?.Ended.TrySetResult(Ending.TakenOver);
        held = null;
        mine = new Held(offset, limit, TimeSpan.FromSeconds(seconds), new(
            TaskCreationOptions.RunContinuationsAsynchronously));
        var found = book.Updates.Take(offset, limit, book.Clock.Now);
        if (found.Count > 0 || seconds == 0)
        {
            return new JsonArray([.. found]);
        }

        held = mine;
        return null;
    }

    private async Task<JsonArray> WaitAsync(Held mine, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(mine.Patience, book.Clock.Machine);
        await using var timedOut = timer.Token.Register(() => mine.Ended.TrySetResult(Ending.Empty));
        await using var gone = cancellationToken.Register(() => mine.Ended.TrySetResult(Ending.Empty));
        var ending = await mine.Ended.Task;
        if (ending == Ending.TakenOver)
        {
            throw await ConflictAsync(
                "terminated by other getUpdates request; make sure that only one bot instance is running",
                cancellationToken);
        }

        lock (gate)
        {
            held = held == mine ? null : held;
            return ending == Ending.Arrived
                ? new JsonArray([.. book.Updates.Take(mine.Offset, mine.Limit, book.Clock.Now)])
                : [];
        }
    }

    private void Wake() => held?.Ended.TrySetResult(Ending.Arrived);

    /// <summary>The first conflict is told at once, those soon after are told late.</summary>
    private async Task<TelegramException> ConflictAsync(string what, CancellationToken cancellationToken)
    {
        bool isLate;
        lock (gate)
        {
            isLate = book.Clock.MachineNow < nextConflict;
            nextConflict = isLate ? nextConflict : book.Clock.MachineNow + SameAgain;
        }

        if (isLate)
        {
            await Task.Delay(SameAgain, book.Clock.Machine, cancellationToken);
        }

        return TelegramException.Conflict(what);
    }

    private enum Ending
    {
        Empty,
        Arrived,
        TakenOver,
    }

    private sealed record Held(long Offset, int Limit, TimeSpan Patience, TaskCompletionSource<Ending> Ended);
}
