using System.Globalization;
using System.Text.Json.Nodes;
using NanoCap.Bot.Tests.House;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Alpaca's own description of its answers, where it lies beside the repository: types, required members,
/// words that are allowed, formats, null only where it may be.</summary>
internal sealed class ApiDescription(JsonNode description)
{
    public static ApiDescription? Find(string name = "alpaca-trading.json")
    {
        var path = Path.Combine(
            RepositoryFolder.Root, "..", "shared", "reference", "specs", name);
        return File.Exists(path) ? new ApiDescription(JsonNode.Parse(File.ReadAllText(path))!) : null;
    }

    /// <summary>What of a value is not as a named part of the description says; also members it does not know.
    /// </summary>
    public IReadOnlyList<string> Faults(JsonNode? value, string name) =>
        [.. Faults(value, description["components"]!["schemas"]![name]!, name)];

    private IEnumerable<string> Faults(JsonNode? value, JsonNode schema, string path)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Faults(value, description["components"]!["schemas"]![reference.Split('/')[^1]]!, path);
        }

        if (value is null)
        {
            return (bool?)schema["nullable"] == true ? [] : [$"{path} must not be null"];
        }

        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            return [$"{path} {value} is none of {words.ToJsonString()}"];
        }

        return (string?)schema["type"] switch
        {
            "object" => value is JsonObject body ? ObjectFaults(body, schema, path) : [$"{path} is no object"],
            "array" => value is JsonArray items
                ? items.SelectMany((item, index) => Faults(item, schema["items"]!, $"{path}[{index}]"))
                : [$"{path} is no array"],
            "string" => Text(value) is { } text ? TextFaults(text, schema, path) : [$"{path} {value} is no text"],
            "boolean" => value.GetValueKind() is System.Text.Json.JsonValueKind.True
                or System.Text.Json.JsonValueKind.False ? [] : [$"{path} {value} is no boolean"],
            "number" or "integer" => value.GetValueKind() == System.Text.Json.JsonValueKind.Number
                ? [] : [$"{path} {value} is no number"],
            _ => [],
        };
    }

    private IEnumerable<string> ObjectFaults(JsonObject body, JsonNode schema, string path)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var missing = (schema["required"] as JsonArray ?? [])
            .Select(name => (string)name!)
            .Where(name => !body.ContainsKey(name))
            .Select(name => $"{path}.{name} is missing");
        var found = body.SelectMany(member => (properties[member.Key] ?? schema["additionalProperties"]) is { } known
            ? Faults(member.Value, known, $"{path}.{member.Key}")
            : [$"{path}.{member.Key} is unknown"]);
        return missing.Concat(found);
    }

    private static IEnumerable<string> TextFaults(string text, JsonNode schema, string path)
    {
        var isGood = (string?)schema["format"] switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            "date-time" => text.Contains('T', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "decimal" => decimal.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        var isLong = text.Length >= ((int?)schema["minLength"] ?? 0);
        return isGood && isLong ? [] : [$"{path} '{text}' is no {schema["format"]}"];
    }

    private static string? Text(JsonNode value) =>
        value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string?)value : null;
}
