using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca.Checks;

/// <summary>Alpaca's trading service answers, whatever it thinks of the keys.</summary>
internal sealed class ServiceCheck(AlpacaTransport transport, AlpacaOptions options) : IConnectionCheck
{
    public string Name => "connection";

    public IReadOnlyList<string> After => ["settings"];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var reply = await transport.SendAsync(AlpacaCall.Get("/v2/clock"), cancellationToken);
        var isAboutKeys = reply is AlpacaReply.Answered { Status: 401 or 403 } answered
            && (answered.Status == 401 || !answered.Body.TrimStart().StartsWith('<'));
        return !isAboutKeys && new AlpacaFault(options, options.TradingUri).Find(reply) is { } fault
            ? fault
            : ConnectionResult.Pass($"{options.TradingUri.Authority} answers.");
    }
}
