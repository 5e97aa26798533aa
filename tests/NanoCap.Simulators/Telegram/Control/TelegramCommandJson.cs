using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Simulators.Telegram.Control;

/// <summary>Commands as text; their names follow from their types.</summary>
internal static class TelegramCommandJson
{
    private static readonly Dictionary<string, Type> Types = typeof(TelegramCommand)
        .GetNestedTypes()
        .Where(type => type.IsSubclassOf(typeof(TelegramCommand)))
        .ToDictionary(type => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name), StringComparer.Ordinal);

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string NameOf(TelegramCommand command) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(command.GetType().Name);

    public static string Write(TelegramCommand command) =>
        JsonSerializer.Serialize(command, command.GetType(), Options);

    /// <exception cref="JsonException">The name is unknown, or the text is no such command.</exception>
    public static TelegramCommand Read(string name, string json) => Types.TryGetValue(name, out var type)
        ? (TelegramCommand?)JsonSerializer.Deserialize(json.Length == 0 ? "{}" : json, type, Options)
            ?? throw new JsonException($"Expected a {name}, found null.")
        : throw new JsonException($"Expected one of {string.Join(", ", Types.Keys)}, found '{name}'.");
}
