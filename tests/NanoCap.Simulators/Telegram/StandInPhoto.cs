using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Telegram;

/// <summary>A picture that was uploaded; its id can be sent again.</summary>
internal sealed record StandInPhoto(string Id, int Width, int Height, byte[] Bytes)
{
    public JsonArray ToJson() => new(new JsonObject
    {
        ["file_id"] = Id,
        ["file_unique_id"] = "u" + Id,
        ["width"] = Width,
        ["height"] = Height,
        ["file_size"] = Bytes.Length,
    });
}
