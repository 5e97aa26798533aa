using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>How each message is written and read; generated, so that no type is left to reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TelegramWire.Envelope))]
[JsonSerializable(typeof(TelegramWire.Update))]
[JsonSerializable(typeof(List<TelegramWire.Update>))]
[JsonSerializable(typeof(TelegramWire.WebhookInfo))]
[JsonSerializable(typeof(TelegramBodies.GetUpdates))]
[JsonSerializable(typeof(TelegramBodies.SendMessage))]
[JsonSerializable(typeof(TelegramBodies.EditText))]
[JsonSerializable(typeof(TelegramBodies.EditCaption))]
[JsonSerializable(typeof(TelegramBodies.EditKeyboard))]
[JsonSerializable(typeof(TelegramBodies.SendPhoto))]
[JsonSerializable(typeof(TelegramBodies.EditMedia))]
[JsonSerializable(typeof(TelegramBodies.AnswerCallback))]
[JsonSerializable(typeof(TelegramBodies.SetCommands))]
[JsonSerializable(typeof(TelegramBodies.ChatMessage))]
[JsonSerializable(typeof(TelegramBodies.ChatOnly))]
[JsonSerializable(typeof(TelegramBodies.SetWebhook))]
[JsonSerializable(typeof(TelegramBodies.DeleteWebhook))]
[JsonSerializable(typeof(TelegramBodies.Nothing))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class TelegramJson : JsonSerializerContext;
