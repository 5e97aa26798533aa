using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Storage.Json;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Exchange;

namespace NanoCap.Simulators.Alpaca.Control;

/// <summary>A test's side of the control endpoint, for a stand-in in this process or another.</summary>
public sealed class StandInControl(Uri address) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = address };

    /// <summary>Does it.</summary>
    /// <returns>The types of what happened, in order; none where the exchange could not do it.</returns>
    /// <exception cref="HttpRequestException">The command was refused; the message has the reason.</exception>
    public async Task<IReadOnlyList<string>> DoAsync(ControlCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var content = new StringContent(ControlJson.Write(command), Encoding.UTF8, "application/json");
        using var answer = await client
            .PostAsync(new Uri($"/control/{ControlJson.NameOf(command)}", UriKind.Relative), content, cancellationToken)
            .ConfigureAwait(false);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? [.. JsonNode.Parse(body)!["happened"]!.AsArray().Select(type => (string)type!)]
            : throw new HttpRequestException($"Expected {command} to be done, found {body}.");
    }

    /// <summary>The exchange's own events, without what the control endpoint said.</summary>
    /// <param name="after">So many entries are passed over.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<ExchangeEvent>> ReadLedgerAsync(int after, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/control/ledger?after={after}");
        var entries = await client
            .GetFromJsonAsync<JsonArray>(new Uri(path, UriKind.Relative), cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. entries!
                .Where(entry => !((string)entry!["type"]!).StartsWith(ControlJson.Prefix, StringComparison.Ordinal))
                .Select(entry => ExchangeEventJson.Read(
                    (string)entry!["type"]!, entry["event"]!.ToJsonString())),
        ];
    }

    /// <summary>The requests that came to Alpaca's addresses, in order.</summary>
    public async Task<IReadOnlyList<SeenRequest>> ReadRequestsAsync(CancellationToken cancellationToken) =>
        (await ReadLineAsync(cancellationToken).ConfigureAwait(false))["requests"]
            .Deserialize<IReadOnlyList<SeenRequest>>(TradingJson.Options)!;

    /// <summary>How often each fault happened.</summary>
    public async Task<IReadOnlyDictionary<FaultKind, int>> ReadFiredAsync(CancellationToken cancellationToken) =>
        (await ReadLineAsync(cancellationToken).ConfigureAwait(false))["fired"]
            .Deserialize<Dictionary<FaultKind, int>>(TradingJson.Options)!;

    public void Dispose() => client.Dispose();

    private async Task<JsonObject> ReadLineAsync(CancellationToken cancellationToken) =>
        (await client
            .GetFromJsonAsync<JsonObject>(new Uri("/control/line", UriKind.Relative), cancellationToken)
            .ConfigureAwait(false))!;
}
