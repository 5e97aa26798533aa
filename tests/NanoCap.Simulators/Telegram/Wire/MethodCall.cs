using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Telegram.Wire;

/// <summary>A call, whichever way its members came: all of them are text, objects as JSON.</summary>
/// <param name="Name">The method in lower case.</param>
/// <param name="Members">What was given, by name.</param>
/// <param name="Files">The parts of a multipart body that are files, by name.</param>
internal sealed record MethodCall(
    string Name, IReadOnlyDictionary<string, string> Members, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The member; null when it is missing or empty.</summary>
    public string? Find(string member) => Members.GetValueOrDefault(member) is { Length: > 0 } text ? text : null;

    public bool IsTrue(string member) =>
        Find(member) is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <exception cref="TelegramException">It is no whole number.</exception>
    public long? FindNumber(string member) =>
        Find(member) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw TelegramException.Bad($"invalid {member} specified");

    /// <exception cref="TelegramException">It is no JSON.</exception>
    public JsonNode? FindJson(string member)
    {
        try
        {
            return Find(member) is { } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            throw TelegramException.Bad($"can't parse {member} JSON object");
        }
    }
}
