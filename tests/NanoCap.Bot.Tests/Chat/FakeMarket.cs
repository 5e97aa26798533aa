using NanoCap.Bot.Desk;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat;

internal sealed class FakeMarket : MarketView, IMarketNow
{
    public MarketView View => this;

    public bool HasQuotes { get; set; }

    public override bool TellsQuotes => HasQuotes;

    public override DateOnly Session => Desks.Day;

    public override Provenance Source { get; } = new("folder smallcap", false);

    public override InstrumentView? Find(Symbol symbol) => symbol.Value is "ABCD" or "LOWV" or "CALM" or "RSPL"
        ? new InstrumentView(
            new Listing(symbol, symbol + " Industries", Sector: "Healthcare", MarketCap: new Usd(180_000_000m)),
            Desks.Day, Price.Of(4m), 410_000, 1_250_000, symbol.Value == "RSPL" ? ["reverse-split: 1-for-16"] : [])
        : null;

    public override double[]? Returns(Symbol symbol, int sessions) => null;
}
