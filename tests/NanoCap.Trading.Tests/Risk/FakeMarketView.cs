using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>A market that says what it was told.</summary>
internal sealed class FakeMarketView(DateOnly? session = null) : MarketView
{
    public static readonly DateOnly Wednesday = new(2024, 6, 5);

    private readonly Dictionary<Symbol, InstrumentView> views = [];
    private readonly Dictionary<Symbol, double[]> returns = [];

    private readonly Dictionary<(Symbol, DateOnly), double> later = [];

    public override DateOnly Session { get; } = session ?? Wednesday;

    public override Provenance Source { get; } = new("test", true, "made up");

    public bool Quoting { get; set; }

    public bool? Stream { get; set; }

    public bool TellsSplits { get; set; } = true;

    public AccountView? Broker { get; set; }

    public override bool TellsQuotes => Quoting;

    public override bool? IsStreamReady => Stream;

    public override bool KnowsSplits => TellsSplits;

    public override AccountView? Account => Broker;

    public override InstrumentView? Find(Symbol symbol) => views.GetValueOrDefault(symbol);

    public override double[]? Returns(Symbol symbol, int sessions) =>
        returns.TryGetValue(symbol, out var all) ? all[^Math.Min(sessions, all.Length)..] : null;

    public override ReadOnlySpan<double> ReturnWindow(Symbol symbol, int sessions) =>
        returns.TryGetValue(symbol, out var all) ? all.AsSpan()[^Math.Min(sessions, all.Length)..] : [];

    /// <summary>Adds a symbol at a close of 10 USD with so much volume that nothing is cut, and a spread of .05 %.
    /// </summary>
    public FakeMarketView With(
        string symbol,
        decimal close = 10m,
        double meanVolume = 1_000_000,
        double medianDollarVolume = 1e9,
        string? sector = null,
        DateOnly? lastSession = null,
        double[]? returns = null,
        params string[] refusals)
    {
        var key = Symbol.Of(symbol);
        var listing = new Listing(key, symbol + " Inc.", Sector: sector ?? "sector of " + symbol);
        views[key] = new InstrumentView(
            listing, lastSession ?? Wednesday, Price.Of(close), meanVolume, medianDollarVolume, refusals);
        this.returns[key] = returns ?? Quiet(symbol, 250);
        return this;
    }

    public void Quote(string symbol, Quote quote) =>
        views[Symbol.Of(symbol)] = views[Symbol.Of(symbol)] with { Quote = quote };

    public void Telling(string symbol, AssetView asset) =>
        views[Symbol.Of(symbol)] = views[Symbol.Of(symbol)] with { Asset = asset };

    public override double? FindReturnSinceOpenAfter(Symbol symbol, DateOnly session) =>
        later.TryGetValue((symbol, session), out var made) ? made : null;

    /// <summary>From the open after the session to the last close.</summary>
    public FakeMarketView Making(string symbol, DateOnly since, double made)
    {
        later[(Symbol.Of(symbol), since)] = made;
        return this;
    }

    public FakeMarketView Without(string symbol)
    {
        views.Remove(Symbol.Of(symbol));
        returns.Remove(Symbol.Of(symbol));
        return this;
    }

    /// <summary>Small returns that are the symbol's own: uncorrelated with another symbol's, seeded by its letters.
    /// </summary>
    public static double[] Quiet(string symbol, int sessions)
    {
        var random = new Random(symbol.Aggregate(17, (seed, letter) => (seed * 31 + letter) % 1_000_003));
        return [.. Enumerable.Range(0, sessions).Select(_ => (random.NextDouble() - 0.5) * 0.01)];
    }
}
