using System.Text.Json;
using NanoCap.Bot.Storage.Json;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Desk;

/// <summary>What the journal calls each event. A name and version never change their meaning: an event that needs
/// another shape gets the next version here, and the old one keeps its old record.</summary>
internal static class DeskEventCatalog
{
    private static readonly Dictionary<(string Name, int Version), Type> Types = typeof(DeskEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DeskEvent)) && !type.IsAbstract)
        .ToDictionary(type => (type.Name, Version: 1));

    private static readonly Dictionary<Type, (string Name, int Version)> Names =
        Types.ToDictionary(entry => entry.Value, entry => entry.Key);

    private static readonly JsonSerializerOptions Options = new(TradingJson.Options)
    {
        Converters = { new PairJsonConverter<string, int>(), new PairJsonConverter<Symbol, Price>() },
    };

    public static IEnumerable<(string Name, int Version, Type Type)> All =>
        Types.Select(entry => (entry.Key.Name, entry.Key.Version, entry.Value));

    public static (string Name, int Version) NameOf(DeskEvent happened) => Names[happened.GetType()];

    public static byte[] Write(DeskEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Options);

    /// <summary>The event of an entry, or null when its type or version is unknown here.</summary>
    /// <exception cref="JsonException">The bytes are not this event.</exception>
    public static DeskEvent? Find(JournalEntry entry) =>
        Types.TryGetValue((entry.Type, entry.Version), out var type)
            ? (DeskEvent?)JsonSerializer.Deserialize(entry.Json, type, Options)
                ?? throw new JsonException($"Expected the event {entry.Type}, found null.")
            : null;
}
