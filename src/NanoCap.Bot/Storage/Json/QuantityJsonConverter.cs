using System.Text.Json;
using System.Text.Json.Serialization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Storage.Json;

internal sealed class QuantityJsonConverter : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TradingJson.Exactly(reader.GetDecimal(), Quantity.Of, quantity => quantity.Value);

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
