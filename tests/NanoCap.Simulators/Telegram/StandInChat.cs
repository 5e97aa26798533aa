using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Telegram;

internal sealed class StandInChat(long id, ChatKind kind, string title)
{
    public long Id => id;

    public ChatKind Kind => kind;

    public string Title => title;

    /// <summary>Whether messages can be in topics.</summary>
    public bool IsForum { get; init; }

    public HashSet<long> Topics { get; } = [];

    /// <summary>The person blocked the bot, or the group threw it out.</summary>
    public bool IsShut { get; set; }

    public long? MigratedTo { get; set; }

    public SortedDictionary<long, StandInMessage> Messages { get; } = [];

    public StandInMessage? Pinned { get; set; }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = id, ["type"] = JsonKind() };
        json[kind == ChatKind.Private ? "first_name" : "title"] = title;
        if (IsForum)
        {
            json["is_forum"] = true;
        }

        return json;
    }

    private string JsonKind() => kind switch
    {
        ChatKind.Private => "private",
        ChatKind.Group => "group",
        _ => "supergroup",
    };
}
