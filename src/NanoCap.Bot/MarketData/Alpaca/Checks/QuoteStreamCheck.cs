using System.Net.WebSockets;
using System.Text.Json;
using NanoCap.Bot.Brokers.Alpaca.Checks;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca.Checks;

/// <summary>Quotes as they change can be had: connected, keys taken, symbols followed.</summary>
internal sealed class QuoteStreamCheck(DataProbe probe, BotOptions bot, TimeProvider time) : IConnectionCheck
{
    public string Name => "quote-stream";

    public IReadOnlyList<string> After => ["settings", "keys"];

    private AlpacaOptions Options => probe.Options;

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var symbols = probe.FindSymbols();
        try
        {
            var (socket, error) = await QuoteSocket.OpenAsync(Options, time, cancellationToken);
            using (socket)
            {
                error ??= await FollowAsync(socket!, symbols, cancellationToken);
                return error is null
                    ? ConnectionResult.Pass(
                        $"{Options.DataStreamUri.Authority} tells quotes (feed {Options.FeedName}); "
                        + $"{symbols.Count} {(symbols.Count == 1 ? "symbol was" : "symbols were")} followed.")
                    : await OfAsync(error, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or JsonException or OperationCanceledException
            or IOException or InvalidOperationException)
        {
            return new AlpacaFault(Options, Options.DataStreamUri).Of(failure);
        }
    }

    private async Task<StreamError?> FollowAsync(
        QuoteSocket socket, IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(Options.DeadlineSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await socket.AskAsync("subscribe", symbols, either.Token);
        while (await socket.ReadAsync(either.Token) is { } messages)
        {
            if (messages.FirstOrDefault(message => message.Kind == "error") is { } error)
            {
                return StreamError.Of(error.Code, error.Text);
            }

            if (messages.Any(message => message.Kind == "subscription"))
            {
                return null;
            }
        }

        throw new WebSocketException("Expected to follow quotes, found the end of the stream.");
    }

    private async Task<ConnectionResult> OfAsync(StreamError error, CancellationToken cancellationToken)
    {
        if (error is not StreamError.Later)
        {
            return error switch
            {
                StreamError.Final { IsAboutKeys: true } =>
                    new AlpacaFault(Options, Options.DataStreamUri).WrongKeys("The stream of quotes refuses the keys"),
                StreamError.Final => ConnectionResult.Fail(error.Text, "Set Alpaca:DataFeed to Iex, or subscribe."),
                StreamError.FewerSymbols => ConnectionResult.Fail(
                    $"The stream of quotes follows fewer symbols than asked for ({error.Text}).",
                    "Set Alpaca:DataFeed to a feed of this account's subscription."),
                _ => ConnectionResult.Fail(
                    $"The stream of quotes broke: {error.Text}", "Try again; else look at status.alpaca.markets."),
            };
        }

        using var running = await EndpointClient.FindAsync(
            Path.GetFullPath(bot.State.Folder), cancellationToken);
        return running is not null
            ? ConnectionResult.Pass(
                "The keys are taken; their one connection is in use (406), as is right while a bot runs on this state "
                + "folder.")
            : ConnectionResult.Fail(
                "The connection limit is reached (406): another program has the one connection of these keys.",
                "Stop the other program that uses these keys, or give it keys of its own.");
    }
}
