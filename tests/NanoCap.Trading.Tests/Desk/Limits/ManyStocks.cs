using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Desk.Limits;

/// <summary>Twenty stocks of five sectors, one of them unknown, from thin to liquid, and two leveraged funds; a day in
/// eight is wild.</summary>
internal sealed class ManyStocks(Random random)
{
    private static readonly string[] Sectors = ["Energy", "Finance", "Health Care", "Technology", ""];
    private static readonly double[] Volumes = [3_000, 40_000, 2_000_000];

    private readonly Dictionary<Symbol, double> closes = Symbols.ToDictionary(
        symbol => symbol, _ => Math.Round(2 + (random.NextDouble() * 30), 2));

    public static IReadOnlyList<Symbol> Symbols { get; } =
    [
        .. Enumerable.Range(0, 20).Select(place => Symbol.Of($"S{(char)('A' + place)}")),
        Symbol.Of("TQQQ"), Symbol.Of("SOXL"),
    ];

    public static string SectorOf(Symbol symbol) => Sectors[Place(symbol) % Sectors.Length];

    public static double VolumeOf(Symbol symbol) => Volumes[Place(symbol) % Volumes.Length];

    public decimal CloseOf(Symbol symbol) => (decimal)closes[symbol];

    public MarketView View(DateOnly session, Func<AccountView?> account) =>
        new Seen(session, new Dictionary<Symbol, double>(closes), account);

    public ExchangeBar[] Next() => [.. Symbols.Select(symbol =>
    {
        var size = random.Next(8) == 0 ? 0.5 : 0.04;
        var open = Near(closes[symbol], size);
        var close = Near(open, size);
        closes[symbol] = close;
        return DeskWorld.Bar(
            symbol.Value, open, Near(Math.Max(open, close), 0.02) + 0.2,
            Math.Max(0.5, Math.Min(open, close) * 0.98), close, VolumeOf(symbol));
    })];

    private static int Place(Symbol symbol) => Symbols.Index().First(known => known.Item == symbol).Index;

    private double Near(double price, double size) =>
        Math.Round(Math.Clamp(price * (1 + ((random.NextDouble() - 0.5) * size)), 1, 90), 2);

    private sealed class Seen(
        DateOnly session, Dictionary<Symbol, double> closes, Func<AccountView?> account) : MarketView
    {
        public override DateOnly Session => session;

        public override Provenance Source { get; } = new("many", IsSimulated: true);

        public override AccountView? Account => account();

        public override InstrumentView? Find(Symbol symbol) => closes.TryGetValue(symbol, out var close)
            ? new InstrumentView(
                new Listing(symbol, symbol.Value, Sector: SectorOf(symbol), MarketCap: new Usd(100_000_000m)),
                session, Price.FromMeasured(close)!.Value, VolumeOf(symbol), VolumeOf(symbol) * close, [])
            : null;

        public override double[]? Returns(Symbol symbol, int sessions) => null;
    }
}
