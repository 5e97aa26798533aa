using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>A market in which every symbol closes at ten dollars and trades a lot.</summary>
internal sealed class TenDollarMarket(DateOnly session, decimal close = 10m) : MarketView
{
    public override DateOnly Session => session;

    public override Provenance Source { get; } = new("test", IsSimulated: true);

    public override InstrumentView? Find(Symbol symbol) => new(
        new Listing(symbol, symbol.Value, Sector: "Technology", MarketCap: new Usd(100_000_000m)),
        session, Price.Of(close), 500_000, 5_000_000, []);

    public override double[]? Returns(Symbol symbol, int sessions) => null;
}
