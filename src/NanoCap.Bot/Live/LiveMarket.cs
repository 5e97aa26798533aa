using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Live;

/// <summary>The market of this moment: the last close, and what quotes and the broker tell when they are asked. What
/// cannot be read is missing from the picture, and the rules of the review say what that means.</summary>
internal sealed partial class LiveMarket(
    MarketNow closed,
    IDesk desk,
    IEnumerable<IQuoteSource> sources,
    IEnumerable<IQuoteStream> streams,
    IBrokerAccount broker,
    IBrokerNews news,
    AssetBook assets,
    SplitWatch splits,
    TimeProvider clock,
    ILogger<LiveMarket> logger) : IMarketNow
{
    /// <summary>Asked when nothing else is of interest, so that a silent source is noticed.</summary>
    private static readonly Symbol Benchmark = Symbol.Of("SPY");
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(6);

    private readonly IQuoteSource? source = sources.FirstOrDefault();
    private readonly IQuoteStream? stream = streams.FirstOrDefault();
    private readonly LastHeard heard = new(clock);
    private volatile IReadOnlyDictionary<Symbol, Quote> quotes = new Dictionary<Symbol, Quote>();

    // Until it was read it is as good as read long ago.
    private volatile AccountView account = new(DateTimeOffset.UnixEpoch);

    public MarketView View => ViewOf(Interesting([]));

    /// <summary>How long no quotes have come although they were asked for; null where nobody tells any.</summary>
    public double? SecondsWithoutQuotes => source is null ? null : heard.Seconds;

    public async Task<MarketView> LookAsync(IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken)
    {
        var wanted = Interesting(symbols);
        await Task.WhenAll(
            TryAsync("Quotes", token => ReadQuotesAsync(wanted, token), cancellationToken),
            TryAsync("The account", ReadAccountAsync, cancellationToken),
            TryAsync("Assets", token => assets.AskAsync(wanted, token), cancellationToken),
            splits.AskAsync(wanted, cancellationToken));
        return ViewOf(wanted);
    }

    /// <summary>What a symbol trades at, as far as the latest look knows; null when it has no quote.</summary>
    public Price? FindPrice(Symbol symbol) => quotes.GetValueOrDefault(symbol)?.Shown;

    private static AccountView ViewOf(BrokerAccount read) => new(read.At)
    {
        IsActive = read.Flags.IsActive,
        BuyingPower = read.BuyingPower,
        Blocks =
        [
            .. new[]
            {
                (read.Flags.IsTradingBlocked, "trading_blocked"),
                (read.Flags.IsAccountBlocked, "account_blocked"),
                (read.Flags.IsTradeSuspendedByUser, "trade_suspended_by_user"),
                (read.Flags.IsLiquidationOnly, "liquidation_only"),
            }.Where(flag => flag.Item1).Select(flag => flag.Item2),
        ],
    };

    private LiveMarketView ViewOf(HashSet<Symbol> wanted) => new(
        closed.View, quotes, assets.Known, account, news.IsListening, splits.Knows(wanted));

    /// <summary>What is held, decided, proposed or on its way, and these.</summary>
    private HashSet<Symbol> Interesting(IReadOnlyCollection<Symbol> symbols)
    {
        var state = desk.State;
        return
        [
            .. symbols,
            .. state.Positions.Keys,
            .. state.OpenOrders.Select(order => order.Symbol),
            .. state.Proposals.Values
                .Where(proposal => proposal.Status is ProposalStatus.Open or ProposalStatus.Approved)
                .Select(proposal => proposal.Terms.Symbol),
            .. state.Rebalances.Values
                .Where(rebalance => rebalance.IsSelling
                    || rebalance.Status is ProposalStatus.Open or ProposalStatus.Approved)
                .SelectMany(rebalance => rebalance.Terms.Legs.Select(leg => leg.Symbol)),
        ];
    }

    private async Task ReadQuotesAsync(HashSet<Symbol> wanted, CancellationToken cancellationToken)
    {
        stream?.Follow([.. wanted]);
        if (source is null)
        {
            return;
        }

        var asked = wanted.Count > 0 ? wanted : [Benchmark];
        var told = new Dictionary<Symbol, Quote>(await source.ReadAsync(asked, cancellationToken));
        heard.Now();
        foreach (var symbol in wanted)
        {
            if (stream?.Find(symbol) is { } streamed && (told.GetValueOrDefault(symbol) is not { } read
                || streamed.At > read.At))
            {
                told[symbol] = streamed;
            }
        }

        quotes = told;
    }

    private async Task ReadAccountAsync(CancellationToken cancellationToken) =>
        account = ViewOf(await broker.ReadAsync(cancellationToken));

    private async Task TryAsync(
        string what, Func<CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await read(either.Token).WaitAsync(either.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnread(logger, what, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} could not be read: {Why}")]
    private static partial void LogUnread(ILogger logger, string what, string why);
}
