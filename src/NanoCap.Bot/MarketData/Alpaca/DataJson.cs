using System.Text.Json.Serialization;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>How each message is read; generated, so that no type is left to reflection.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(DataNumber)])]
[JsonSerializable(typeof(Dictionary<string, DataAnswers.Snapshot?>))]
[JsonSerializable(typeof(DataAnswers.Page))]
[JsonSerializable(typeof(Dictionary<string, List<DataAnswers.DailyBar?>?>))]
[JsonSerializable(typeof(List<DataAnswers.Article?>))]
[JsonSerializable(typeof(List<DataAnswers.StreamMessage?>))]
internal sealed partial class DataJson : JsonSerializerContext;
