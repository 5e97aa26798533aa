using NanoCap.Bot.Schedule;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Live;

/// <summary>A session of the real market: it moves by itself, and its prices are those of the moment.</summary>
internal sealed class LiveSession(LiveMarket market, HoldingPrices prices, SplitWatch splits, BarsOfDay bars)
    : ISessionMoments
{
    public bool HasOfficialCloses => false;

    public Task<DateTimeOffset?> BringBarsAsync(DateOnly session, CancellationToken cancellationToken) =>
        bars.BringAsync(session, cancellationToken);

    public async Task<IReadOnlySet<Symbol>> BeforeOpenAsync(DateOnly session, CancellationToken cancellationToken)
    {
        await market.LookAsync([], cancellationToken);
        return splits.Found(session);
    }

    public Task OpenAsync(DateOnly session, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AfterProtectionAsync(DateOnly session, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task NearCloseAsync(DateOnly session, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CloseAsync(DateOnly session, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyDictionary<Symbol, Price>> PricesAtOpenAsync(
        DateOnly session, IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        PricesNowAsync(symbols, cancellationToken);

    public Task<IReadOnlyDictionary<Symbol, Price>> PricesAtCloseAsync(
        DateOnly session, IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        PricesNowAsync(symbols, cancellationToken);

    // Nothing is waited for: what a job has set off is listed as work until it is done, and other jobs are due.
    public Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IReadOnlyDictionary<Symbol, Price>> PricesNowAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken)
    {
        await market.LookAsync(symbols, cancellationToken);
        var known = new Dictionary<Symbol, Price>();
        foreach (var symbol in symbols)
        {
            if (prices.Find(symbol) is { } price)
            {
                known[symbol] = price;
            }
        }

        return known;
    }
}
