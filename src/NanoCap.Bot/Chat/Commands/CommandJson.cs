using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>How an answer's data are written: camel case, numbers as numbers, ISO dates, null for what is missing.
/// </summary>
internal static class CommandJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(object? data) => JsonSerializer.Serialize(data ?? new { }, Options);
}
