using System.Text.Json;
using System.Text.Json.Serialization;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Storage.Json;

internal sealed class ClientOrderIdJsonConverter : JsonConverter<ClientOrderId>
{
    public override ClientOrderId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TradingJson.Parse(ref reader, ClientOrderId.FromBroker);

    public override void Write(Utf8JsonWriter writer, ClientOrderId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override ClientOrderId ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TradingJson.Parse(ref reader, ClientOrderId.FromBroker);

    public override void WriteAsPropertyName(
        Utf8JsonWriter writer, ClientOrderId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
