using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Telegram as a channel. It ends only when called back: what Telegram refuses rings elsewhere.</summary>
internal sealed class TelegramChat(
    TelegramClient client,
    TelegramPolling polling,
    ITelegramInbox inbox,
    TelegramMenu menu,
    TelegramIdentity identity,
    ChannelDelivery delivery,
    DeliveryAlerts alerts,
    TelegramOptions options,
    TimeProvider time) : IChatChannel
{
    private const string PollingKey = "telegram:polling";
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(10);

    public string Name => ChannelFeatures.Telegram.Name;

    public ChannelDelivery Delivery => delivery;

    public async Task<ChannelEnd> RunAsync(CancellationToken cancellationToken)
    {
        using var serving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delivering = delivery.RunAsync(serving.Token);
        try
        {
            if (await BeginAsync(cancellationToken))
            {
                await HearAsync(cancellationToken);
            }
            else
            {
                await serving.CancelAsync();
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Called back, which is the only way to end.
        }

        await serving.CancelAsync();
        await delivering;
        return ChannelEnd.CalledBack;
    }

    /// <summary>Asks who the bot is and lists its commands.</summary>
    /// <returns>Whether the token is accepted.</returns>
    public async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await client.GetMeAsync(cancellationToken))
            {
                case TelegramAnswer<TelegramWire.User>.Done me:
                    identity.UserName = me.Result.Username;
                    foreach (var chat in delivery.Chats)
                    {
                        chat.Recall();
                    }

                    await menu.SetAsync(cancellationToken);
                    await alerts.LiftAsync(Name, cancellationToken);
                    return true;
                case TelegramAnswer<TelegramWire.User>.Unauthorized refused:
                    await alerts.RaiseAsync(
                        Name, $"{refused.Describe()}: nothing is said or heard there. Check Telegram:Token and start "
                        + "again.", cancellationToken);
                    return false;
                case TelegramAnswer<TelegramWire.User>.RetryAfter retry:
                    await Task.Delay(retry.Wait, time, cancellationToken);
                    break;
                default:
                    await Task.Delay(BetweenAttempts, time, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Hears until it must not any more.</summary>
    public async Task HearAsync(CancellationToken cancellationToken)
    {
        if (options.Mode == TelegramMode.Webhook)
        {
            await client.SetWebhookAsync(cancellationToken);
            return;
        }

        await alerts.LiftAsync(PollingKey, cancellationToken);
        var end = await polling.RunAsync(inbox, cancellationToken);
        if (end.Kind == PollEndKind.WebhookActive
            && await client.DeleteWebhookAsync(cancellationToken) is TelegramAnswer<bool>.Done)
        {
            end = await polling.RunAsync(inbox, cancellationToken);
        }

        await alerts.RaiseAsync(
            PollingKey,
            end.Kind == PollEndKind.TakenOver
                ? "Another bot listens with the same Telegram token, so this one stopped listening: taps and commands "
                    + "there do not reach it. Stop the other one and start this one again."
                : $"Listening at Telegram ended: {end.Words}",
            cancellationToken);
    }
}
