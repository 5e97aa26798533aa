using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>The market as it was at one close, copied, so that nothing later is known; or with something missing, old
/// or impossible.</summary>
internal sealed class SeenMarket(DateOnly session, IReadOnlyDictionary<Symbol, Price> closes) : MarketView
{
    private IReadOnlyDictionary<Symbol, MarketFault> faults = new Dictionary<Symbol, MarketFault>();
    private DateTimeOffset seenAt;

    public override DateOnly Session => session;

    public override Provenance Source { get; } = new("chaos", IsSimulated: true);

    public override bool? IsStreamReady => faults.Values.Contains(MarketFault.NoStream) ? false : null;

    public override AccountView? Account => faults.Values.Contains(MarketFault.BlockedAccount)
        ? new AccountView(seenAt) { IsActive = false, Blocks = ["trading_blocked"] }
        : null;

    public static SeenMarket Of(World world, DateOnly session) => new(
        session,
        RandomPrices.Symbols.Concat(world.Setup.Prices.Keys).ToDictionary(symbol => symbol, world.CloseOf));

    public Price CloseOf(Symbol symbol) => closes[symbol];

    public Price? FindClose(Symbol symbol) => closes.TryGetValue(symbol, out var close) ? close : null;

    public MarketFault FaultOf(Symbol symbol) => faults.GetValueOrDefault(symbol);

    /// <summary>The same market, badly seen: about one symbol in ten, or all of it.</summary>
    public SeenMarket BadlySeen(World world)
    {
        var all = world.Random.Next(25) == 0
            ? world.Random.Next(2) == 0 ? MarketFault.NoStream : MarketFault.BlockedAccount
            : MarketFault.None;
        return new SeenMarket(session, closes)
        {
            seenAt = world.Now,
            faults = closes.Keys.Order().ToDictionary(
                symbol => symbol,
                _ => all != MarketFault.None ? all
                    : world.Random.Next(10) == 0 ? (MarketFault)world.Random.Next(1, (int)MarketFault.NoStream)
                    : MarketFault.None),
        };
    }

    public override InstrumentView? Find(Symbol symbol)
    {
        var view = new InstrumentView(
            new Listing(symbol, symbol.Value, Sector: symbol.Value, MarketCap: new Usd(100_000_000m)),
            session, closes[symbol], 500_000, 5_000_000, []);
        return FaultOf(symbol) switch
        {
            MarketFault.Missing => null,
            MarketFault.Old => view with { LastSession = TradingCalendar.Nyse.Previous(session) },
            MarketFault.Far => view with { LastClose = Times(closes[symbol], 1.3m) },
            MarketFault.Crossed => view with
            {
                Quote = new Quote(Times(closes[symbol], 1.01m), Times(closes[symbol], 0.99m), null, seenAt),
            },
            MarketFault.StaleQuote => view with
            {
                Quote = new Quote(
                    Times(closes[symbol], 0.999m), Times(closes[symbol], 1.001m), null, seenAt.AddDays(-1)),
            },
            _ => view,
        };
    }

    public override double[]? Returns(Symbol symbol, int sessions) => null;

    private static Price Times(Price price, decimal factor) => Price.Of(decimal.Round(price.Value * factor, 4));
}
