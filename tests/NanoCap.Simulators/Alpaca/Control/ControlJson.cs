using System.Text.Json;
using NanoCap.Bot.Storage.Json;

namespace NanoCap.Simulators.Alpaca.Control;

/// <summary>Commands as text; their names follow from their types.</summary>
internal static class ControlJson
{
    /// <summary>Before a command's name in the ledger.</summary>
    public const string Prefix = "control:";

    private static readonly Dictionary<string, Type> Types = typeof(ControlCommand)
        .GetNestedTypes()
        .Where(type => type.IsSubclassOf(typeof(ControlCommand)))
        .ToDictionary(type => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name), StringComparer.Ordinal);

    private static readonly Dictionary<Type, string> Names = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string NameOf(ControlCommand command) => Names[command.GetType()];

    public static string Write(ControlCommand command) =>
        JsonSerializer.Serialize(command, command.GetType(), TradingJson.Options);

    /// <exception cref="JsonException">The name is unknown, or the text is no such command.</exception>
    public static ControlCommand Read(string name, string json) => Types.TryGetValue(name, out var type)
        ? (ControlCommand?)JsonSerializer.Deserialize(json, type, TradingJson.Options)
            ?? throw new JsonException($"Expected a {name}, found null.")
        : throw new JsonException($"Expected one of {string.Join(", ", Types.Keys)}, found '{name}'.");
}
