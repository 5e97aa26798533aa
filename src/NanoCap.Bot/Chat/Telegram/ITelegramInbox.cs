namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Who takes updates, from polling and webhook alike.</summary>
internal interface ITelegramInbox
{
    /// <summary>Handles an update durably. Telegram forgets it afterwards; a number may come twice, and the second time
    /// must do nothing. Throwing brings it again.</summary>
    Task HandleAsync(TelegramWire.Update update, CancellationToken cancellationToken);
}
