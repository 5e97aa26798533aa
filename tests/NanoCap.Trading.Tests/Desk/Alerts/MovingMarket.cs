using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>A market whose symbols swing up and down each session.</summary>
/// <param name="swing">How far a symbol moves on a session, counted back from the last.</param>
internal sealed class MovingMarket(Func<Symbol, int, double> swing) : MarketView
{
    private readonly TenDollarMarket inner = new(new DateOnly(2024, 1, 3));

    public override DateOnly Session => inner.Session;

    public override Provenance Source => inner.Source;

    public override InstrumentView? Find(Symbol symbol) => inner.Find(symbol);

    public override double[] Returns(Symbol symbol, int sessions) =>
        [.. Enumerable.Range(0, sessions).Reverse().Select(back => swing(symbol, back))];
}
