using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Entities;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>Texts, captions, pictures and keyboards of a call, within their limits.</summary>
internal static class ContentReader
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int MostData = 64;
    private const int MostButtons = 100;

    /// <exception cref="TelegramException">It is empty, too long, or cannot be parsed.</exception>
    public static FormattedText TextOf(MethodCall call)
    {
        var text = Read(call.Find("text"), call.Find("parse_mode"), call.FindJson("entities"));
        return text.Text.Length switch
        {
            0 => throw TelegramException.Bad("message text is empty"),
            > LongestText => throw TelegramException.Bad("message is too long"),
            _ => text,
        };
    }

    /// <exception cref="TelegramException">It is too long or cannot be parsed.</exception>
    public static FormattedText CaptionOf(string? caption, string? mode, JsonNode? entities)
    {
        var text = Read(caption, mode, entities);
        return text.Text.Length <= LongestCaption
            ? text
            : throw TelegramException.Bad("message caption is too long");
    }

    /// <summary>An inline keyboard, or null. Other keyboards are taken and not kept.</summary>
    /// <exception cref="TelegramException">A button has nothing to do, or too much to carry.</exception>
    public static JsonNode? KeyboardOf(MethodCall call)
    {
        var markup = call.FindJson("reply_markup");
        if (markup?["inline_keyboard"] is not JsonArray rows)
        {
            return markup is JsonObject { Count: > 0 } ? markup : null;
        }

        var buttons = rows.SelectMany(row => row as JsonArray
            ?? throw TelegramException.Bad("field \"inline_keyboard\" must be an Array of Arrays")).ToList();
        foreach (var button in buttons)
        {
            Check(button as JsonObject ?? throw TelegramException.Bad("can't parse inline keyboard button"));
        }

        return buttons.Count switch
        {
            0 => null,
            > MostButtons => throw TelegramException.Bad("reply markup is too long"),
            _ => markup,
        };
    }

    private static void Check(JsonObject button)
    {
        if (string.IsNullOrEmpty((string?)button["text"]))
        {
            throw TelegramException.Bad("can't parse inline keyboard button: Field \"text\" must not be empty");
        }

        if ((string?)button["callback_data"] is { } data)
        {
            var bytes = System.Text.Encoding.UTF8.GetByteCount(data);
            if (bytes is 0 or > MostData)
            {
                throw TelegramException.Bad("BUTTON_DATA_INVALID");
            }
        }
        else if (button["url"] is null && button["login_url"] is null && button["web_app"] is null)
        {
            throw TelegramException.Bad(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
    }

    private static FormattedText Read(string? text, string? mode, JsonNode? entities) =>
        string.IsNullOrEmpty(mode) && entities is JsonArray given
            ? FormattedText.Plain(text ?? string.Empty) with { Entities = [.. given.Select(EntityOf)] }
            : FormattedText.Parse(text ?? string.Empty, mode);

    private static MessageEntity EntityOf(JsonNode? entity) => new(
        (string)entity!["type"]!, (int)entity["offset"]!, (int)entity["length"]!, (string?)entity["url"],
        (string?)entity["language"]);
}
