using System.Text.Json;
using System.Text.Json.Serialization;
using NanoCap.Bot.Monitor;

namespace NanoCap.Bot.Endpoint;

/// <summary>How everything of the endpoint is written, on the wire and in its file.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(CommandReply))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(EndpointAddress))]
[JsonSerializable(typeof(MonitorPicture))]
internal sealed partial class EndpointJson : JsonSerializerContext;
