using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Telegram.Entities;

/// <summary>A piece of a text that looks different; offset and length in UTF-16 units.</summary>
public sealed record MessageEntity(string Type, int Offset, int Length, string? Url = null, string? Language = null)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["offset"] = Offset, ["length"] = Length, ["type"] = Type };
        if (Url is not null)
        {
            json["url"] = Url;
        }

        if (Language is not null)
        {
            json["language"] = Language;
        }

        return json;
    }
}
