using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Entities;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>Edits of the bot's own messages. Each says what is new; the keyboard vanishes where none is given.
/// </summary>
internal sealed class EditMethods(TelegramBook book, MessageRate rate)
{
    private const string NotModified = "message is not modified: specified new message content and reply markup are "
        + "exactly the same as a current content and reply markup of the message";

    public JsonNode EditText(MethodCall call)
    {
        var message = Find(call);
        var text = ContentReader.TextOf(call);
        return message.Photo is null
            ? Change(message, text, photo: null, ContentReader.KeyboardOf(call))
            : throw TelegramException.Bad("there is no text in the message to edit");
    }

    public JsonNode EditCaption(MethodCall call)
    {
        var message = Find(call);
        var caption = ContentReader.CaptionOf(
            call.Find("caption"), call.Find("parse_mode"), call.FindJson("caption_entities"));
        return message.Photo is { } photo
            ? Change(message, caption, photo, ContentReader.KeyboardOf(call))
            : throw TelegramException.Bad("there is no caption in the message to edit");
    }

    public JsonNode EditMedia(MethodCall call)
    {
        var message = Find(call);
        var media = call.FindJson("media") ?? throw TelegramException.Bad("there is no media in the request");
        if ((string?)media["type"] != "photo")
        {
            throw TelegramException.Bad("type of the media must be photo");
        }

        var photo = PhotoReader.PhotoOf(call, "photo", (string?)media["media"], book);
        var caption = ContentReader.CaptionOf(
            (string?)media["caption"], (string?)media["parse_mode"], media["caption_entities"]);
        return Change(message, caption, photo, ContentReader.KeyboardOf(call));
    }

    public JsonNode EditReplyMarkup(MethodCall call)
    {
        var message = Find(call);
        return Change(message, message.Content, message.Photo, ContentReader.KeyboardOf(call));
    }

    private StandInMessage Find(MethodCall call)
    {
        var chat = book.OpenChat(call);
        var message = call.FindNumber("message_id") is { } id && chat.Messages.TryGetValue(id, out var found)
            ? found
            : throw TelegramException.Bad("message to edit not found");
        return message.From == book.Bot ? message : throw TelegramException.Bad("message can't be edited");
    }

    private JsonObject Change(StandInMessage message, FormattedText content, StandInPhoto? photo, JsonNode? keyboard)
    {
        if (message.Content.IsSame(content) && message.Photo == photo
            && JsonNode.DeepEquals(message.Keyboard, keyboard))
        {
            throw TelegramException.Bad(NotModified);
        }

        rate.Take(message.Chat);
        (message.Content, message.Photo, message.Keyboard) = (content, photo, keyboard);
        message.EditedAt = book.Clock.Now;
        book.Transcript.Edited(message);
        return message.ToJson();
    }
}
