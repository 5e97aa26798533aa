using System.Text.Json;
using System.Text.Json.Serialization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Storage.Json;

internal sealed class UsdJsonConverter : JsonConverter<Usd>
{
    public override Usd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, Usd value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
