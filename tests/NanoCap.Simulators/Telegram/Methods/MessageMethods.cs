using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Entities;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>Sending, deleting, pinning.</summary>
internal sealed class MessageMethods(TelegramBook book, MessageRate rate)
{
    public JsonNode SendMessage(MethodCall call)
    {
        var chat = book.OpenChat(call);
        return Send(call, chat, ContentReader.TextOf(call), photo: null);
    }

    public JsonNode SendPhoto(MethodCall call)
    {
        var chat = book.OpenChat(call);
        var caption = ContentReader.CaptionOf(
            call.Find("caption"), call.Find("parse_mode"), call.FindJson("caption_entities"));
        return Send(call, chat, caption, PhotoReader.PhotoOf(call, "photo", call.Find("photo"), book));
    }

    public JsonNode DeleteMessage(MethodCall call)
    {
        var chat = book.OpenChat(call);
        if (FindMessage(chat, call) is not { } message)
        {
            throw TelegramException.Bad("message to delete not found");
        }

        if (message.From != book.Bot || book.Clock.Now - message.At > TimeSpan.FromHours(48))
        {
            throw TelegramException.Bad("message can't be deleted");
        }

        chat.Messages.Remove(message.Id);
        book.Transcript.Note(book.Clock.Now, chat, $"#{message.Id} deleted by the bot");
        return true;
    }

    public JsonNode PinChatMessage(MethodCall call)
    {
        var chat = book.OpenChat(call);
        var message = FindMessage(chat, call) ?? throw TelegramException.Bad("message to pin not found");
        chat.Pinned = message;
        var how = call.IsTrue("disable_notification") ? " silently" : string.Empty;
        book.Transcript.Note(book.Clock.Now, chat, $"#{message.Id} pinned{how}");
        return true;
    }

    public JsonNode UnpinChatMessage(MethodCall call)
    {
        var chat = book.OpenChat(call);
        chat.Pinned = null;
        book.Transcript.Note(book.Clock.Now, chat, "unpinned");
        return true;
    }

    private static StandInMessage? FindMessage(StandInChat chat, MethodCall call) =>
        call.FindNumber("message_id") is { } id ? chat.Messages.GetValueOrDefault(id) : null;

    private JsonObject Send(MethodCall call, StandInChat chat, FormattedText content, StandInPhoto? photo)
    {
        var topic = call.FindNumber("message_thread_id");
        if (topic is { } known && !chat.Topics.Contains(known))
        {
            throw TelegramException.Bad("message thread not found");
        }

        var keyboard = ContentReader.KeyboardOf(call);
        var answered = (long?)call.FindJson("reply_parameters")?["message_id"]
            ?? call.FindNumber("reply_to_message_id");
        if (answered is { } other && !chat.Messages.ContainsKey(other)
            && (bool?)call.FindJson("reply_parameters")?["allow_sending_without_reply"] != true)
        {
            throw TelegramException.Bad("message to be replied not found");
        }

        rate.Take(chat);
        var message = new StandInMessage(book.NextMessage(chat), chat, book.Bot, book.Clock.Now)
        {
            Content = content,
            Photo = photo,
            Keyboard = keyboard,
            Topic = topic,
            ReplyTo = answered,
        };
        chat.Messages[message.Id] = message;
        book.Transcript.Sent(message, call.IsTrue("disable_notification"));
        return message.ToJson();
    }
}
