using System.Net.WebSockets;
using System.Text.Json;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca.Checks;

/// <summary>News of orders can be had: connected, keys taken, listening.</summary>
internal sealed class OrderStreamCheck(AlpacaOptions options, TimeProvider time) : IConnectionCheck
{
    public string Name => "order-stream";

    public IReadOnlyList<string> After => [KeysCheck.CheckName];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var socket = await UpdateSocket.OpenAsync(options, time, cancellationToken);
            return ConnectionResult.Pass($"{options.StreamUri.Authority} tells of orders (trade_updates).");
        }
        catch (Exception failure) when (failure is WebSocketException or BrokerException or JsonException
            or OperationCanceledException or IOException or InvalidOperationException)
        {
            return new AlpacaFault(options, options.StreamUri).Of(failure);
        }
    }
}
