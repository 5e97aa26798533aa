using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class TailTests
{
    private const int Sessions = 320;

    private static readonly StrategyCatalog Catalog = EagerCatalog.Make();

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
                    var sessions = market.SessionIndices(ordinal).ToArray();
                    var expected = whole.SetUps(ordinal).ToArray()
                        .Where(setUp => sessions[setUp.BarIndex] >= from).ToArray();
                    Assert.Equal(expected, tail.SetUps(ordinal).ToArray()
                        .Where(setUp => sessions[setUp.BarIndex] >= from));
                    setUps += expected.Length;
                    for (var bar = first; bar < market.Symbols[ordinal].Bars.Count; bar++)
                    {
                        exits += SameExits(whole, tail, ordinal, bar);
                    }
                }
            }
        }

        Assert.InRange(setUps, 100, int.MaxValue);
        Assert.InRange(exits, 100, int.MaxValue);
    }

    // Of no entry, and of every entry before the bar.
    private static int SameExits(StrategyHistory whole, StrategyHistory tail, int ordinal, int bar)
    {
        var count = 0;
        foreach (var entry in whole.SetUps(ordinal).ToArray().Select(setUp => setUp.BarIndex).Prepend(0))
        {
            var wanted = entry < bar && whole.WantsExit(ordinal, entry, bar);
            Assert.Equal(wanted, entry < bar && tail.WantsExit(ordinal, entry, bar));
            count += wanted ? 1 : 0;
        }

        return count;
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
