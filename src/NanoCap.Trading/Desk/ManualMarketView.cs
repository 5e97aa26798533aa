using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>The market as an entry by hand is judged on: the filter of enough bars is for signals, not for a person's
/// own word.</summary>
internal sealed class ManualMarketView(MarketView market) : MarketView
{
    /// <summary>What such entries are called where a strategy's name stands.</summary>
    public const string Strategy = "manual";

    private const string EnoughBars = "bars:";

    public override DateOnly Session => market.Session;

    public override Provenance Source => market.Source;

    public static MarketView For(string strategy, MarketView market) =>
        strategy == Strategy ? new ManualMarketView(market) : market;

    public override InstrumentView? Find(Symbol symbol) => market.Find(symbol) is { } view
        ? view with
        {
            EntryRefusals =
            [
                .. view.EntryRefusals.Where(reason => !reason.StartsWith(EnoughBars, StringComparison.Ordinal)),
            ],
        }
        : null;

    public override double[]? Returns(Symbol symbol, int sessions) => market.Returns(symbol, sessions);
}
