using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>A market that nothing is known of; enough to judge a sale, which is never held back for its
/// price.</summary>
internal sealed class NoMarket : MarketView
{
    public static NoMarket Instance { get; } = new();

    public override DateOnly Session => DateOnly.MinValue;

    public override Provenance Source { get; } = new("none", IsSimulated: false);

    public override InstrumentView? Find(Symbol symbol) => null;

    public override double[]? Returns(Symbol symbol, int sessions) => null;
}
