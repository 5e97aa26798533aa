using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>A market whose bids, and halts, are what the test says.</summary>
internal sealed class QuotedMarket(DateOnly session) : MarketView
{
    public Dictionary<string, Quote> Quotes { get; } = [];

    public bool? IsReady { get; set; }

    public override bool? IsStreamReady => IsReady;

    public bool? IsHalted { get; init; }

    public override DateOnly Session => session;

    public override Provenance Source { get; } = new("quotes", true);

    public override bool TellsQuotes => true;

    public override InstrumentView? Find(Symbol symbol) => new(
        new Listing(symbol, symbol.Value, Sector: "Technology"), session, Price.Of(10m), 1_000_000, 10_000_000, [])
    {
        Quote = Quotes.GetValueOrDefault(symbol.Value),
        Asset = new AssetView { IsHalted = IsHalted },
    };

    public override double[]? Returns(Symbol symbol, int sessions) => null;
}
