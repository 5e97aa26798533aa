namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Asks for updates until it is called back, another one asks with the same token, or the token is refused.
/// An update is confirmed with the next poll after the inbox took it, never before.</summary>
internal sealed partial class TelegramPolling(
    TelegramClient client, TimeProvider time, Random random, ILogger<TelegramPolling> logger)
{
    private const string WebhookWord = "webhook";
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private long? offset;
    private int failures;

    /// <summary>Polls that failed since the last one that did not.</summary>
    public int Failures => failures;

    /// <summary>When the last poll was answered; null before the first.</summary>
    public DateTimeOffset? LastAnswerAt { get; private set; }

    /// <exception cref="OperationCanceledException">It was called back.</exception>
    public async Task<PollEnd> RunAsync(ITelegramInbox inbox, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await PollOnceAsync(inbox, cancellationToken) is { } end)
            {
                LogEnded(logger, end.Words);
                return end;
            }
        }
    }

    /// <summary>One poll and what it brought; waits after a failure.</summary>
    /// <returns>Null to go on.</returns>
    public async Task<PollEnd?> PollOnceAsync(ITelegramInbox inbox, CancellationToken cancellationToken)
    {
        var answer = await client.GetUpdatesAsync(offset, cancellationToken);
        switch (answer)
        {
            case TelegramAnswer<List<TelegramWire.Update>>.Done done:
                failures = 0;
                LastAnswerAt = time.GetUtcNow();
                await HandleAsync(done.Result, inbox, cancellationToken);
                return null;
            case TelegramAnswer<List<TelegramWire.Update>>.Conflict conflict:
                return conflict.Description.Contains(WebhookWord, StringComparison.OrdinalIgnoreCase)
                    ? new PollEnd(PollEndKind.WebhookActive, answer.Describe())
                    : new PollEnd(PollEndKind.TakenOver, answer.Describe());
            case TelegramAnswer<List<TelegramWire.Update>>.Unauthorized:
                return new PollEnd(PollEndKind.Unauthorized, answer.Describe());
            case TelegramAnswer<List<TelegramWire.Update>>.RetryAfter retry:
                failures++;
                LogFailed(logger, answer.Describe());
                await Task.Delay(retry.Wait, time, cancellationToken);
                return null;
            default:
                await WaitAsync(answer.Describe(), cancellationToken);
                return null;
        }
    }

    private async Task HandleAsync(
        List<TelegramWire.Update> updates, ITelegramInbox inbox, CancellationToken cancellationToken)
    {
        foreach (var update in updates.OrderBy(update => update.UpdateId))
        {
            try
            {
                await inbox.HandleAsync(update, cancellationToken);
                offset = update.UpdateId + 1;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // It comes again with the next poll, and all after it.
                await WaitAsync($"update {update.UpdateId} was not taken: {failure.GetType().Name}", cancellationToken);
                return;
            }
        }
    }

    private async Task WaitAsync(string why, CancellationToken cancellationToken)
    {
        failures++;
        LogFailed(logger, why);
        var growing = FirstWait.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 10));
        var whole = Math.Min(LongestWait.TotalSeconds, growing);
        var wait = TimeSpan.FromSeconds(whole * (0.5 + (random.NextDouble() / 2)));
        await Task.Delay(wait, time, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A poll of Telegram failed: {Why}")]
    private static partial void LogFailed(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Polling of Telegram ended: {Why}")]
    private static partial void LogEnded(ILogger logger, string why);
}
