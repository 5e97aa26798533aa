using System.Text.Json;
using System.Text.Json.Serialization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Storage.Json;

internal sealed class SymbolJsonConverter : JsonConverter<Symbol>
{
    public override Symbol Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TradingJson.Parse(ref reader, Symbol.Of);

    public override void Write(Utf8JsonWriter writer, Symbol value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override Symbol ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TradingJson.Parse(ref reader, Symbol.Of);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Symbol value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
