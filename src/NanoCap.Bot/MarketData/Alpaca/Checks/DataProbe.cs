using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Brokers.Alpaca.Checks;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca.Checks;

/// <summary>Asks the data service about a few symbols of the owner's universe, once each.</summary>
internal sealed class DataProbe(BotOptions bot, AlpacaOptions options, TimeProvider time) : IDisposable
{
    private const int Symbols = 5;
    private readonly AlpacaTransport transport = new(options, options.DataUri, new RequestBudget(time), time);

    public AlpacaOptions Options => options;

    /// <summary>The first of the universe; where none is listed the one that everybody knows.</summary>
    public IReadOnlyList<Symbol> FindSymbols()
    {
        var file = bot.MarketData.Folder is { } folder ? Path.Combine(folder, UniverseFile.Name) : null;
        var listed = file is not null && File.Exists(file)
            ? UniverseFile.Read(file, []).Keys.Order().Take(Symbols).ToList() : [];
        return listed.Count > 0 ? listed : [Subscription.Pulse];
    }

    public Task<AlpacaReply> AskAsync(string path, CancellationToken cancellationToken) =>
        transport.SendAsync(AlpacaCall.Get(path, RequestPriority.Order), cancellationToken);

    /// <summary>Null when the service has answered what it was asked.</summary>
    public ConnectionResult? FindFault(AlpacaReply reply, string feed) =>
        reply is AlpacaReply.Answered { Status: 403 } answered
            && answered.Body.Contains("subscription", StringComparison.OrdinalIgnoreCase)
                ? ConnectionResult.Fail(
                    $"The feed {feed} is not part of this account's subscription (status 403).",
                    feed == "sip"
                        ? "Set Alpaca:DataFeed to Iex, or subscribe to all exchanges at Alpaca."
                        : "Look at the data subscription in Alpaca's dashboard.")
                : new AlpacaFault(options, options.DataUri).Find(reply);

    public void Dispose() => transport.Dispose();
}
