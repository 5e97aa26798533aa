using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>How each message is written and read; generated, so that no type is left to reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WireDecimal)])]
[JsonSerializable(typeof(WireOrder))]
[JsonSerializable(typeof(List<WireOrder>))]
[JsonSerializable(typeof(WireOrderBody))]
[JsonSerializable(typeof(WireAnswers.Account))]
[JsonSerializable(typeof(List<WireAnswers.Position>))]
[JsonSerializable(typeof(WireAnswers.Asset))]
[JsonSerializable(typeof(List<WireAnswers.Asset>))]
[JsonSerializable(typeof(List<WireAnswers.Activity>))]
[JsonSerializable(typeof(WireAnswers.Clock))]
[JsonSerializable(typeof(List<WireAnswers.CalendarDay>))]
[JsonSerializable(typeof(WireAnswers.Error))]
[JsonSerializable(typeof(WireAnswers.Frame))]
[JsonSerializable(typeof(WireAnswers.TradeUpdate))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AlpacaJson : JsonSerializerContext;
