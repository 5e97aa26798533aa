using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Telegram;

internal sealed record StandInUser(long Id, string Name, string? UserName = null, bool IsBot = false)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["is_bot"] = IsBot, ["first_name"] = Name };
        if (UserName is not null)
        {
            json["username"] = UserName;
        }

        if (!IsBot)
        {
            json["language_code"] = "en";
        }

        return json;
    }
}
