using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.Storage.Json;

/// <summary>Writes key and value, which the serializer would leave out because a pair cannot be written to.</summary>
internal sealed class PairJsonConverter<TKey, TValue> : JsonConverter<KeyValuePair<TKey, TValue>>
{
    public override KeyValuePair<TKey, TValue> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var pair = JsonSerializer.Deserialize<Pair>(ref reader, options)
            ?? throw new JsonException("Expected a key and a value, found null.");
        return new KeyValuePair<TKey, TValue>(pair.Key, pair.Value);
    }

    public override void Write(
        Utf8JsonWriter writer, KeyValuePair<TKey, TValue> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Pair(value.Key, value.Value), options);

    private sealed record Pair(TKey Key, TValue Value);
}
