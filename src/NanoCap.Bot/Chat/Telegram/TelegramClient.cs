using System.Text.Json.Serialization.Metadata;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>The calls that the bot makes: one attempt each. Messages and edits wait for Telegram's rates first.
/// </summary>
internal sealed class TelegramClient(
    TelegramOptions options, TelegramTransport transport, FloodGate flood, TimeProvider time)
{
    private const int UpdatesAPage = 100;
    private static readonly TimeSpan PollMargin = TimeSpan.FromSeconds(10);
    private static readonly IReadOnlyList<string> Wanted = ["message", "callback_query", "my_chat_member"];

    private TimeSpan Deadline => TimeSpan.FromSeconds(options.DeadlineSeconds);

    public Task<TelegramAnswer<TelegramWire.User>> GetMeAsync(CancellationToken cancellationToken) => CallAsync(
        "getMe", new TelegramBodies.Nothing(), TelegramJson.Default.Nothing, TelegramJson.Default.User,
        cancellationToken);

    /// <summary>What waits from an offset on; forgets all before it. Held while nothing waits.</summary>
    public Task<TelegramAnswer<List<TelegramWire.Update>>> GetUpdatesAsync(
        long? offset, CancellationToken cancellationToken) => transport.SendAsync(
            TelegramCall.Of(
                "getUpdates",
                new TelegramBodies.GetUpdates(offset, UpdatesAPage, options.PollSeconds, Wanted),
                TelegramJson.Default.GetUpdates),
            TelegramJson.Default.ListUpdate,
            TimeSpan.FromSeconds(options.PollSeconds) + PollMargin,
            cancellationToken);

    public Task<TelegramAnswer<TelegramWire.Message>> SendMessageAsync(
        TelegramBodies.SendMessage message, FloodPriority priority, CancellationToken cancellationToken) =>
        WriteAsync(
            "sendMessage", message, TelegramJson.Default.SendMessage, message.ChatId, priority, upload: null,
            cancellationToken);

    /// <summary>The text becomes the caption.</summary>
    public Task<TelegramAnswer<TelegramWire.Message>> SendPhotoAsync(
        TelegramBodies.SendPhoto message, TelegramUpload picture, FloodPriority priority,
        CancellationToken cancellationToken) => WriteAsync(
            "sendPhoto", message, TelegramJson.Default.SendPhoto, message.ChatId, priority, picture,
            cancellationToken);

    public Task<TelegramAnswer<TelegramWire.Message>> EditTextAsync(
        TelegramBodies.EditText edit, FloodPriority priority, CancellationToken cancellationToken) => WriteAsync(
            "editMessageText", edit, TelegramJson.Default.EditText, edit.ChatId, priority, upload: null,
            cancellationToken);

    public Task<TelegramAnswer<TelegramWire.Message>> EditCaptionAsync(
        TelegramBodies.EditCaption edit, FloodPriority priority, CancellationToken cancellationToken) => WriteAsync(
            "editMessageCaption", edit, TelegramJson.Default.EditCaption, edit.ChatId, priority, upload: null,
            cancellationToken);

    public Task<TelegramAnswer<TelegramWire.Message>> EditMediaAsync(
        TelegramBodies.EditMedia edit, TelegramUpload picture, FloodPriority priority,
        CancellationToken cancellationToken) => WriteAsync(
            "editMessageMedia", edit, TelegramJson.Default.EditMedia, edit.ChatId, priority, picture,
            cancellationToken);

    public Task<TelegramAnswer<TelegramWire.Message>> EditKeyboardAsync(
        TelegramBodies.EditKeyboard edit, FloodPriority priority, CancellationToken cancellationToken) => WriteAsync(
            "editMessageReplyMarkup", edit, TelegramJson.Default.EditKeyboard, edit.ChatId, priority, upload: null,
            cancellationToken);

    /// <summary>Each tap is answered, with or without words: the person's button waits for it.</summary>
    public Task<TelegramAnswer<bool>> AnswerCallbackAsync(
        TelegramBodies.AnswerCallback answer, CancellationToken cancellationToken) => CallAsync(
            "answerCallbackQuery", answer, TelegramJson.Default.AnswerCallback, TelegramJson.Default.Boolean,
            cancellationToken);

    public Task<TelegramAnswer<bool>> SetCommandsAsync(
        TelegramBodies.SetCommands commands, CancellationToken cancellationToken) => CallAsync(
            "setMyCommands", commands, TelegramJson.Default.SetCommands, TelegramJson.Default.Boolean,
            cancellationToken);

    public Task<TelegramAnswer<bool>> PinAsync(long chat, long message, CancellationToken cancellationToken) =>
        CallAsync(
            "pinChatMessage", new TelegramBodies.ChatMessage(chat, message, DisableNotification: true),
            TelegramJson.Default.ChatMessage, TelegramJson.Default.Boolean, cancellationToken);

    public Task<TelegramAnswer<bool>> DeleteMessageAsync(
        long chat, long message, CancellationToken cancellationToken) => CallAsync(
            "deleteMessage", new TelegramBodies.ChatMessage(chat, message), TelegramJson.Default.ChatMessage,
            TelegramJson.Default.Boolean, cancellationToken);

    public Task<TelegramAnswer<TelegramWire.Chat>> GetChatAsync(long chat, CancellationToken cancellationToken) =>
        CallAsync(
            "getChat", new TelegramBodies.ChatOnly(chat), TelegramJson.Default.ChatOnly, TelegramJson.Default.Chat,
            cancellationToken);

    /// <summary>Updates go to the address of the settings from now on.</summary>
    public Task<TelegramAnswer<bool>> SetWebhookAsync(CancellationToken cancellationToken) => CallAsync(
        "setWebhook", new TelegramBodies.SetWebhook(options.WebhookAddress!, options.WebhookSecret!, Wanted),
        TelegramJson.Default.SetWebhook, TelegramJson.Default.Boolean, cancellationToken);

    /// <summary>Updates wait for polls from now on; none is dropped.</summary>
    public Task<TelegramAnswer<bool>> DeleteWebhookAsync(CancellationToken cancellationToken) => CallAsync(
        "deleteWebhook", new TelegramBodies.DeleteWebhook(DropPendingUpdates: false),
        TelegramJson.Default.DeleteWebhook, TelegramJson.Default.Boolean, cancellationToken);

    public Task<TelegramAnswer<TelegramWire.WebhookInfo>> GetWebhookInfoAsync(CancellationToken cancellationToken) =>
        CallAsync(
            "getWebhookInfo", new TelegramBodies.Nothing(), TelegramJson.Default.Nothing,
            TelegramJson.Default.WebhookInfo, cancellationToken);

    private async Task<TelegramAnswer<TResult>> CallAsync<TBody, TResult>(
        string method, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResult> resultType,
        CancellationToken cancellationToken) =>
        await transport.SendAsync(TelegramCall.Of(method, body, bodyType), resultType, Deadline, cancellationToken);

    private async Task<TelegramAnswer<TelegramWire.Message>> WriteAsync<TBody>(
        string method, TBody body, JsonTypeInfo<TBody> type, long chat, FloodPriority priority,
        TelegramUpload? upload, CancellationToken cancellationToken)
    {
        if (await TakeAsync(chat, priority, cancellationToken) is { } wait)
        {
            return new TelegramAnswer<TelegramWire.Message>.NotSent(
                $"Telegram's rates leave no room for {method} for another {wait.TotalSeconds:0} s.");
        }

        var answer = await transport.SendAsync(
            TelegramCall.Of(method, body, type, upload), TelegramJson.Default.Message,
            upload is null ? Deadline : 2 * Deadline, cancellationToken);
        if (answer is TelegramAnswer<TelegramWire.Message>.RetryAfter retry)
        {
            flood.Pause(chat, retry.Wait);
        }

        return answer;
    }

    /// <summary>Null once it may go; else how long it would still have to wait.</summary>
    private async Task<TimeSpan?> TakeAsync(long chat, FloodPriority priority, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await flood.TakeAsync(chat, priority, either.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return flood.WaitOf(chat, priority);
        }
    }
}
