using System.Globalization;
using System.Text.Json;
using NanoCap.Simulators.Alpaca.Wire;

namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>A request whose key was right.</summary>
/// <param name="Name">What the path names: an id, a symbol, a kind; empty for none.</param>
/// <param name="Query">The members of the query.</param>
/// <param name="BodyText">The body, whatever its kind is said to be.</param>
internal sealed record ApiRequest(string Name, IReadOnlyDictionary<string, string> Query, string BodyText)
{
    /// <exception cref="ApiException">The body is no JSON object.</exception>
    public JsonElement ReadBody()
    {
        try
        {
            var body = JsonDocument.Parse(BodyText).RootElement;
            return body.ValueKind == JsonValueKind.Object
                ? body
                : throw new ApiException(ApiError.Of(400, 40010000, "request body format is invalid"));
        }
        catch (JsonException)
        {
            throw new ApiException(ApiError.Of(400, 40010000, "request body format is invalid"));
        }
    }

    public string? Find(string member) => Query.GetValueOrDefault(member) is { Length: > 0 } text ? text : null;

    public bool IsTrue(string member) => Find(member) == "true";

    public IReadOnlySet<string>? FindSet(string member) => Find(member)?
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ApiException">It is no whole number between one and the most.</exception>
    public int Count(string member, int otherwise, int most) =>
        Find(member) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= 1 && count <= most
            ? count
        : throw new ApiException(ApiError.Bad($"{member} must be between 1 and {most}"));

    /// <exception cref="ApiException">It is no number.</exception>
    public decimal? FindNumber(string member) =>
        Find(member) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ApiException(ApiError.Bad($"invalid {member}: {text}"));

    /// <exception cref="ApiException">It is no time.</exception>
    public DateTimeOffset? FindInstant(string member) =>
        Find(member) is not { } text ? null
        : DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : throw new ApiException(ApiError.Bad($"invalid {member}: {text}"));

    /// <summary>Whether the newest comes first, as it does unless asked otherwise.</summary>
    /// <exception cref="ApiException">It is neither asc nor desc.</exception>
    public bool IsDescending() => Find("direction") switch
    {
        null or "desc" => true,
        "asc" => false,
        var other => throw new ApiException(ApiError.Bad($"invalid direction: {other}")),
    };
}
