using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.Options;

/// <summary>The account at Alpaca. The two keys are secrets: no text of this record has them.</summary>
internal sealed record AlpacaOptions
{
    [JsonIgnore]
    public string? KeyId { get; init; }

    [JsonIgnore]
    public string? SecretKey { get; init; }

    public AlpacaEnvironment Environment { get; init; } = AlpacaEnvironment.Paper;

    /// <summary>Where orders go; null for the address of the environment.</summary>
    public string? TradingAddress { get; init; }

    /// <summary>Where news of orders comes from; null for the stream beside <see cref="TradingAddress"/>.</summary>
    public string? StreamAddress { get; init; }

    /// <summary>Where market data comes from; null for Alpaca's own.</summary>
    public string? DataAddress { get; init; }

    /// <summary>Where live quotes come from; null for Alpaca's own. The feed is added to it.</summary>
    public string? DataStreamAddress { get; init; }

    /// <summary>Of live quotes; daily bars are always those of all exchanges.</summary>
    public AlpacaFeed DataFeed { get; init; } = AlpacaFeed.Iex;

    /// <summary>Bars of the current year and of so many before.</summary>
    [Range(1, 8)]
    public int HistoryYears { get; init; } = 3;

    /// <summary>How long one call may take, its wait for the budget included.</summary>
    [Range(1, 60)]
    public int DeadlineSeconds { get; init; } = 8;

    /// <summary>For questions whose answer a person waits for.</summary>
    public AlpacaOptions WithShortDeadline() => this with { DeadlineSeconds = Math.Min(DeadlineSeconds, 4) };

    public Uri TradingUri => new(TradingAddress ?? (Environment == AlpacaEnvironment.Live
        ? "https://api.alpaca.markets"
        : "https://paper-api.alpaca.markets"));

    public Uri StreamUri => StreamAddress is not null ? new(StreamAddress) : new UriBuilder(TradingUri)
    {
        Scheme = TradingUri.Scheme == Uri.UriSchemeHttp ? "ws" : "wss",
        Path = "/stream",
    }.Uri;

    public Uri DataUri => new(DataAddress ?? "https://data.alpaca.markets");

    /// <summary>The stream of the feed.</summary>
    public Uri DataStreamUri
    {
        get
        {
            var stream = new UriBuilder(DataStreamAddress ?? "wss://stream.data.alpaca.markets/v2");
            stream.Path = $"{stream.Path.TrimEnd('/')}/{FeedName}";
            return stream.Uri;
        }
    }

    /// <summary>The feed in Alpaca's words.</summary>
    public string FeedName => DataFeed == AlpacaFeed.Sip ? "sip" : "iex";

    public IEnumerable<string> FindProblems(BotOptions options)
    {
        var isBroker = options.Broker.Kind == BrokerKind.Alpaca;
        if (!isBroker && options.MarketData.Source != BarSourceKind.Alpaca)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(KeyId) || string.IsNullOrWhiteSpace(SecretKey))
        {
            yield return "Alpaca: expected KeyId and SecretKey because "
                + $"{(isBroker ? "Broker:Kind" : "MarketData:Source")} is Alpaca, found "
                + $"{(string.IsNullOrWhiteSpace(KeyId) ? "no KeyId" : "no SecretKey")}; "
                + "set them as environment variables or in appsettings.json.";
        }

        if (isBroker && (Environment == AlpacaEnvironment.Live) != (options.Trading.Mode == TradingMode.Live))
        {
            yield return $"Alpaca:Environment: expected the same as Trading:Mode, which is {options.Trading.Mode}, "
                + $"found {Environment}; real money needs both.";
        }

        foreach (var problem in OfAddress(nameof(TradingAddress), TradingAddress, "https", "http")
            .Concat(OfAddress(nameof(StreamAddress), StreamAddress, "wss", "ws"))
            .Concat(OfAddress(nameof(DataAddress), DataAddress, "https", "http"))
            .Concat(OfAddress(nameof(DataStreamAddress), DataStreamAddress, "wss", "ws")))
        {
            yield return problem;
        }
    }

    /// <summary>Clear text may go to this machine only: the keys travel with every call.</summary>
    private static IEnumerable<string> OfAddress(string name, string? address, string safe, string clear)
    {
        var isFit = address is null || (Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length == 0
            && (uri.Scheme == safe || (uri.Scheme == clear && uri.IsLoopback)));
        if (!isFit)
        {
            yield return $"Alpaca:{name}: expected an address with {safe}://, or {clear}:// on this machine, "
                + "found another.";
        }
    }

    // The text that records make of themselves would have the keys.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Environment = ").Append(Environment);
        return true;
    }
}
