using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class TailTests
{
    private const int Sessions = 320;

    // Bounds that random prices reach often; a strategy without any set-up would prove nothing.
    private static readonly StrategyCatalog Catalog = new(new StrategyOptions
    {
        Momentum = new() { MinimumVolumeRatio = 1.5, MinimumMomentum = 0.02 },
        MeanReversion = new() { MinimumConfidence = 0.5 },
    });

    [Fact]
    public void Asked_about_its_tail_alone_a_history_says_the_same_of_it()
    {
        var (setUps, exits) = (0, 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var market = RandomMarket.Of(RandomMarket.Histories(seed, symbols: 10, Sessions));
            var from = new Random(seed).Next(market.SessionNumbers.Length);
            foreach (var strategy in Catalog.All)
            {
                var (whole, tail) = (strategy.Evaluate(market, 1), strategy.Evaluate(market, 2, from));
                for (var ordinal = 0; ordinal < market.Symbols.Count; ordinal++)
                {
                    var first = market.LastBarAt(ordinal, from);
                    var expected = whole.SetUps(ordinal).ToArray().Where(setUp => setUp.BarIndex >= first).ToArray();
                    Assert.Equal(expected, tail.SetUps(ordinal).ToArray().Where(setUp => setUp.BarIndex >= first));
                    setUps += expected.Length;
                    for (var bar = first; bar < market.Symbols[ordinal].Bars.Count; bar++)
                    {
                        Assert.Equal(whole.WantsExit(ordinal, bar), tail.WantsExit(ordinal, bar));
                        exits += whole.WantsExit(ordinal, bar) ? 1 : 0;
                    }
                }
            }
        }

        Assert.InRange(setUps, 100, int.MaxValue);
        Assert.InRange(exits, 100, int.MaxValue);
    }

    [Fact]
    public void The_tail_of_a_symbol_begins_at_its_last_bar_at_or_before_the_session()
    {
        var market = RandomMarket.Of(RandomMarket.Histories(seed: 3, symbols: 12, Sessions));
        for (var ordinal = 0; ordinal < market.Symbols.Count; ordinal++)
        {
            var sessions = market.SessionIndices(ordinal).ToArray();
            for (var session = 0; session < market.SessionNumbers.Length; session++)
            {
                var expected = Math.Max(0, Array.FindLastIndex(sessions, own => own <= session));
                Assert.Equal(expected, market.LastBarAt(ordinal, session));
            }
        }
    }
}
