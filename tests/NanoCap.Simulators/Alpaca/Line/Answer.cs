using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Wire;

namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>An answer over HTTP.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body; null for none.</param>
/// <param name="ContentType">The kind of body.</param>
internal sealed record Answer(int Status, string? Body, string ContentType = "application/json; charset=utf-8")
{
    public static Answer NoContent { get; } = new(204, Body: null);

    public static Answer Unauthorised { get; } = Of(ApiError.Of(401, 40110000, "request is not authorized"));

    public static Answer TooMany { get; } = Of(ApiError.Of(429, 42910000, "rate limit exceeded"));

    public static Answer Ok(JsonNode body) => new(200, body.ToJsonString());

    public static Answer Of(ApiError error) => new(error.Status, error.ToJson().ToJsonString());

    /// <summary>What a gateway in front of the service writes when it fails.</summary>
    public static Answer Html(int status) => new(
        status,
        $"<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center></body></html>",
        "text/html");
}
