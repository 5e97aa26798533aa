using System.Text.Json;
using System.Text.Json.Serialization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Storage.Json;

internal sealed class PriceJsonConverter : JsonConverter<Price>
{
    public override Price Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TradingJson.Exactly(reader.GetDecimal(), Price.Of, price => price.Value);

    public override void Write(Utf8JsonWriter writer, Price value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
