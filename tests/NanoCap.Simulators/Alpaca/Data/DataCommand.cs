using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>What a test says to the data service, posted to <c>/control/data</c>; what is null stays as it is. Kept in
/// memory: a restart forgets it.</summary>
public sealed record DataCommand
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Whether the keys may read all exchanges at once; at first they are free ones.</summary>
    public bool? IsPaid { get; init; }

    /// <summary>How many symbols a free stream may have; 30 at first.</summary>
    public int? StreamSymbols { get; init; }

    /// <summary>Articles, with members of the official description; what is missing is filled in.</summary>
    public IReadOnlyList<JsonObject>? News { get; init; }

    /// <summary>Actions by the name of their list, such as reverse_splits, with the description's members.</summary>
    public Dictionary<string, List<JsonObject>>? CorporateActions { get; init; }

    /// <summary>Quotes, also with a side that is zero.</summary>
    public IReadOnlyList<DataQuote>? Quotes { get; init; }

    /// <summary>What goes wrong with the stream.</summary>
    public DataStreamFault? Fault { get; init; }

    /// <summary>The code of an error.</summary>
    public int? Code { get; init; }

    /// <summary>The words of an error.</summary>
    public string? Text { get; init; }

    /// <summary>Says it.</summary>
    /// <returns>The connections to the streams of quotes, and the symbols sent to them.</returns>
    /// <exception cref="HttpRequestException">It was not understood.</exception>
    public async Task<JsonObject> SayAsync(Uri standIn, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = standIn };
        using var answer = await client
            .PostAsJsonAsync(new Uri("/control/data", UriKind.Relative), this, Json, cancellationToken)
            .ConfigureAwait(false);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(body)!.AsObject()
            : throw new HttpRequestException($"Expected {this} to be done, found {body}.");
    }
}
