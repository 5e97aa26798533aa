using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Entities;

namespace NanoCap.Simulators.Telegram;

internal sealed class StandInMessage(long id, StandInChat chat, StandInUser from, DateTimeOffset at)
{
    public long Id => id;

    public StandInChat Chat => chat;

    public StandInUser From => from;

    public DateTimeOffset At => at;

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>The text, or the caption of a picture.</summary>
    public FormattedText Content { get; set; } = FormattedText.Plain("");

    public StandInPhoto? Photo { get; set; }

    public JsonNode? Keyboard { get; set; }

    public long? Topic { get; init; }

    public long? ReplyTo { get; init; }

    /// <summary>The labels of its buttons, row by row.</summary>
    public IEnumerable<IEnumerable<string>> Buttons => Rows.Select(row =>
        row!.AsArray().Select(button => (string)button!["text"]!));

    private JsonArray Rows => Keyboard?["inline_keyboard"] as JsonArray ?? [];

    /// <summary>What the button of that label carries; null when there is none.</summary>
    public string? FindData(string label) => Rows
        .SelectMany(row => row!.AsArray())
        .Where(button => (string?)button!["text"] == label)
        .Select(button => (string?)button!["callback_data"])
        .FirstOrDefault();

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["message_id"] = id,
            ["from"] = from.ToJson(),
            ["chat"] = chat.ToJson(),
            ["date"] = at.ToUnixTimeSeconds(),
        };
        if (EditedAt is { } edited)
        {
            json["edit_date"] = edited.ToUnixTimeSeconds();
        }

        if (Topic is { } topic)
        {
            json["message_thread_id"] = topic;
            json["is_topic_message"] = true;
        }

        if (ReplyTo is { } answered && chat.Messages.TryGetValue(answered, out var other))
        {
            json["reply_to_message"] = other.ToJson();
        }

        WriteContent(json);
        if (Keyboard?["inline_keyboard"] is not null)
        {
            json["reply_markup"] = Keyboard.DeepClone();
        }

        return json;
    }

    private void WriteContent(JsonObject json)
    {
        if (Photo is not null)
        {
            json["photo"] = Photo.ToJson();
        }

        var name = Photo is null ? "text" : "caption";
        if (Photo is null || Content.Text.Length > 0)
        {
            json[name] = Content.Text;
        }

        if (Content.Entities.Count > 0)
        {
            json[Photo is null ? "entities" : "caption_entities"] = Content.EntitiesToJson();
        }
    }
}
