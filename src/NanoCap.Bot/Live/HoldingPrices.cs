using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Live;

/// <summary>What holdings trade at in the session: by their quotes, else by what the broker values them at. Outside of
/// it nothing is newer than the marks.</summary>
internal sealed class HoldingPrices(
    LiveMarket market, HeardBroker broker, TradingCalendar calendar, TimeProvider clock) : IHoldingPrices
{
    private static readonly Dictionary<Symbol, double?> NothingNewer = [];

    /// <summary>A reading of the broker's that is older values nothing.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(2);

    public Task<IReadOnlyDictionary<Symbol, double?>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Symbol, double?>>(
            calendar.SessionAt(clock.GetUtcNow()) is null
                ? NothingNewer
                : symbols.ToDictionary(symbol => symbol, symbol => (double?)Find(symbol)?.Value));

    /// <summary>The price of one symbol, by the latest look; null when nobody tells one.</summary>
    public Price? Find(Symbol symbol) => market.FindPrice(symbol) ?? FindAtBroker(symbol);

    private Price? FindAtBroker(Symbol symbol) =>
        broker.Latest is { } books && clock.GetUtcNow() - books.At <= GoodFor
            ? books.Positions.FirstOrDefault(position => position.Symbol == symbol)?.LastPrice
            : null;
}
