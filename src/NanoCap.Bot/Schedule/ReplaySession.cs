using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Bot.MarketData;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Schedule;

/// <summary>A recorded session: its bars trade when its moments come, and everything rests in between.</summary>
internal sealed class ReplaySession(IDesk desk, DeskRest rest, LoadedMarket market, ISessionPlayback playback)
    : ISessionMoments
{
    public bool HasOfficialCloses => true;

    public Task<DateTimeOffset?> BringBarsAsync(DateOnly session, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(null);

    public async Task<IReadOnlySet<Symbol>> BeforeOpenAsync(DateOnly session, CancellationToken cancellationToken)
    {
        var bars = BarsOf(session);
        await playback.BeforeOpenAsync(bars, cancellationToken);
        await rest.SettleAsync(cancellationToken);
        return market.Current.Bars.Symbols
            .Select(history => history.Symbol)
            .Where(symbol => bars.ShareFactorOf(symbol) != 1m)
            .ToHashSet();
    }

    public async Task OpenAsync(DateOnly session, CancellationToken cancellationToken)
    {
        await playback.OpenAsync(BarsOf(session), cancellationToken);
        await rest.SettleAsync(cancellationToken);
    }

    public async Task AfterProtectionAsync(DateOnly session, CancellationToken cancellationToken)
    {
        var bars = BarsOf(session);
        await rest.SettleAsync(cancellationToken);
        if (desk.State.OpenOrders.Any(order => order.Purpose == OrderPurpose.Entry))
        {
            // Entries end with the open, so these came after it: what waited for a sale.
            await playback.AfterOpenAsync(bars, cancellationToken);
            await rest.SettleAsync(cancellationToken);
        }

        // Stops and targets rest at the broker now: the rest of the session may reach them.
        await playback.IntrabarAsync(bars, cancellationToken);
    }

    public async Task NearCloseAsync(DateOnly session, CancellationToken cancellationToken)
    {
        await rest.SettleAsync(cancellationToken);
        await playback.NearCloseAsync(BarsOf(session), cancellationToken);
        await rest.SettleAsync(cancellationToken);
    }

    public async Task CloseAsync(DateOnly session, CancellationToken cancellationToken)
    {
        await playback.CloseAsync(BarsOf(session), cancellationToken);
        await rest.SettleAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<Symbol, Price>> PricesAtOpenAsync(
        DateOnly session, IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Symbol, Price>>(PricesOf(session, symbols, bar => bar.Open));

    // A daily bar has one price for the session's end; shortly before it is as good as known.
    public Task<IReadOnlyDictionary<Symbol, Price>> PricesAtCloseAsync(
        DateOnly session, IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Symbol, Price>>(PricesOf(session, symbols, bar => bar.Close));

    public Task SettleAsync(CancellationToken cancellationToken) => rest.SettleAsync(cancellationToken);

    private SessionBars BarsOf(DateOnly session) => SessionBars.Of(market.Current.Bars, session);

    private Dictionary<Symbol, Price> PricesOf(
        DateOnly session, IReadOnlyCollection<Symbol> symbols, Func<Bar, double> priceOf)
    {
        var bars = BarsOf(session);
        var prices = new Dictionary<Symbol, Price>();
        foreach (var symbol in symbols)
        {
            if (bars.Find(symbol) is { } found && Price.FromMeasured(priceOf(found.Bar)) is { } price)
            {
                prices.Add(symbol, price);
            }
        }

        return prices;
    }
}
