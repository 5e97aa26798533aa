using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>A few symbols with gaps, thin volume, missing bars and splits, one session at a time.</summary>
internal sealed class RandomPrices(Random random, Happenings happenings)
{
    private static readonly decimal[] ShareFactors = [2m, 8m, 1.5m, 0.125m, 0.5m, 1m / 3m, 1m / 7m, 3m];

    private readonly Dictionary<Symbol, double> closes = Symbols.ToDictionary(
        symbol => symbol, _ => Math.Round(1 + (random.NextDouble() * 20), 2));

    private Symbol? dead;

    public static IReadOnlyList<Symbol> Symbols { get; } =
        [.. new[] { "ACME", "BRK.B", "A-1.W", "LONG.DOTS-12345" }.Select(Symbol.Of)];

    public Price CloseOf(Symbol symbol) => Price.FromMeasured(Math.Round(closes[symbol], 4))!.Value;

    public MarketView View(DateOnly session) => new ChaosMarket(session, CloseOf);

    /// <summary>From now on the symbol has no bars, until <see cref="Revive"/>.</summary>
    public void StopTrading(Symbol symbol)
    {
        dead = symbol;
        happenings.Count("a symbol stops trading");
    }

    public void Revive() => dead = null;

    public (ExchangeBar[] Bars, Dictionary<Symbol, decimal> Splits) Next(bool isCalm)
    {
        var splits = new Dictionary<Symbol, decimal>();
        var bars = new List<ExchangeBar>();
        foreach (var symbol in Symbols)
        {
            if (!isCalm && random.Next(20) == 0)
            {
                var factor = ShareFactors[random.Next(ShareFactors.Length)];
                splits.Add(symbol, factor);
                closes[symbol] = Math.Clamp(closes[symbol] / (double)factor, 0.5, 90);
                happenings.Count("split");
            }

            if (symbol == dead || (!isCalm && random.Next(12) == 0))
            {
                happenings.Count("missing bar");
                continue;
            }

            bars.Add(Bar(symbol, isCalm));
        }

        return ([.. bars], splits);
    }

    private ExchangeBar Bar(Symbol symbol, bool isCalm)
    {
        var gap = (random.NextDouble() - 0.5) * 0.04;
        if (!isCalm && random.Next(10) == 0)
        {
            gap = (random.NextDouble() - 0.5) * 0.6;
            happenings.Count("gap");
        }

        var open = Clamped(closes[symbol] * (1 + gap));
        var close = Clamped(open * (1 + ((random.NextDouble() - 0.5) * 0.1)));
        var high = Clamped(Math.Max(open, close) * (1 + (random.NextDouble() * 0.12)));
        var low = Clamped(Math.Min(open, close) * (1 - (random.NextDouble() * 0.12)));
        var volume = 1_000_000;
        if (!isCalm && random.Next(5) == 0)
        {
            volume = random.Next(0, 500);
            happenings.Count("thin volume");
        }

        closes[symbol] = close;
        return new ExchangeBar(symbol, new Bar(default, open, high, low, close, volume), 5_000_000);
    }

    private static double Clamped(double price) => Math.Round(Math.Clamp(price, 0.3, 200), 4);

    private sealed class ChaosMarket(DateOnly session, Func<Symbol, Price> closeOf) : MarketView
    {
        public override DateOnly Session => session;

        public override Provenance Source { get; } = new("chaos", IsSimulated: true);

        public override InstrumentView? Find(Symbol symbol) => new(
            new Listing(symbol, symbol.Value, Sector: symbol.Value, MarketCap: new Usd(100_000_000m)),
            session, closeOf(symbol), 500_000, 5_000_000, []);

        public override double[]? Returns(Symbol symbol, int sessions) => null;
    }
}
