using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca.Checks;

/// <summary>Alpaca takes the keys.</summary>
internal sealed class KeysCheck(AlpacaTransport transport, AlpacaOptions options) : IConnectionCheck
{
    public const string CheckName = "keys";

    public string Name => CheckName;

    public IReadOnlyList<string> After => ["connection"];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var reply = await transport.SendAsync(AlpacaCall.Get("/v2/account"), cancellationToken);
        return new AlpacaFault(options, options.TradingUri).Find(reply)
            ?? ConnectionResult.Pass("Alpaca takes the keys.");
    }
}
