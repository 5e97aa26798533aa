using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Tests.Signals;

public sealed class SignalRankingTests
{
    private static readonly DateOnly Session = new(2024, 1, 2);
    private static readonly RankingOptions Options = new();

    [Fact]
    public void The_score_is_half_confidence_and_half_momentum_of_twenty_per_cent()
    {
        var ranking = Rank([Of("up", "AAA", 0.8)], [Record("up", 0.10)]);

        Assert.Equal(0.65, Assert.Single(ranking.Ranked).Score!.Value, 1e-12);
        Assert.Equal(1.0, SignalRanking.Score(1, 0.50, Options), 1e-12);
        Assert.Equal(0.5, SignalRanking.Score(1, -0.50, Options), 1e-12);
    }

    [Fact]
    public void Only_strategies_with_five_per_cent_momentum_take_part()
    {
        var ranking = Rank(
            [Of("up", "AAA", 0.7), Of("down", "BBB", 1.0), Of("young", "CCC", 1.0)],
            [Record("up", 0.05), Record("down", 0.0499), Record("young", null)]);

        Assert.Equal("AAA", Assert.Single(ranking.Ranked).Signal.Symbol.Value);
        Assert.Equal(
            ["BBB: momentum +4.99%, at least 5%", "CCC: momentum not yet known: the track record is too short"],
            ranking.Unranked.Select(one => $"{one.Signal.Symbol}: {one.Note}"));
        Assert.All(ranking.Unranked, one => Assert.Null(one.Rank));
        Assert.All(ranking.Unranked, one => Assert.Null(one.Score));
        Assert.Equal([true, false, false], ranking.Strategies.Select(one => one.Qualified));
        Assert.Equal([1, 1, 1], ranking.Strategies.Select(one => one.Signals));
    }

    [Fact]
    public void Of_two_strategies_that_move_together_the_one_with_lower_momentum_takes_no_part()
    {
        var ranking = Rank(
            [Of("strong", "AAA", 0.7), Of("twin", "BBB", 1.0), Of("own", "CCC", 0.7)],
            [
                Record("twin", 0.10, wave: 1.0),
                Record("strong", 0.20, wave: 2.0),
                Record("own", 0.06, wave: -1.0),
            ]);

        Assert.Equal(["AAA", "CCC"], ranking.Ranked.Select(one => one.Signal.Symbol.Value));
        Assert.StartsWith(
            "repeats strong: correlation 1.00 over 63 sessions", Assert.Single(ranking.Unranked).Note!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_strategy_that_takes_no_part_drops_nobody()
    {
        // Correlations: strong and twin .86, twin and third .88, strong and third .51.
        var ranking = Rank(
            [Of("strong", "AAA", 0.7), Of("twin", "BBB", 0.7), Of("third", "CCC", 0.7)],
            [
                Record("third", 0.06, wave: 0.6, otherWave: 1.0),
                Record("twin", 0.10, wave: 1.0, otherWave: 0.6),
                Record("strong", 0.20, wave: 1.0),
            ]);

        Assert.Equal(["AAA", "CCC"], ranking.Ranked.Select(one => one.Signal.Symbol.Value));
    }

    [Fact]
    public void Books_that_do_not_move_are_not_correlated()
    {
        var ranking = Rank([Of("a", "AAA", 0.7), Of("b", "BBB", 0.7)], [Record("a", 0.1), Record("b", 0.1)]);

        Assert.Equal(2, ranking.Ranked.Count);
    }

    [Fact]
    public void One_signal_a_symbol_is_ranked_the_best()
    {
        var ranking = Rank(
            [Of("weak", "AAA", 0.9), Of("strong", "AAA", 0.8), Of("weak", "BBB", 0.7)],
            [Record("weak", 0.06), Record("strong", 0.20)]);

        Assert.Equal(
            [(1, "strong", "AAA"), (2, "weak", "BBB")],
            ranking.Ranked.Select(one => (one.Rank!.Value, one.Signal.Strategy, one.Signal.Symbol.Value)));
        Assert.Equal("weaker than strong's signal", Assert.Single(ranking.Unranked).Note);
    }

    [Fact]
    public void Agreement_of_two_strategies_never_lowers_a_score()
    {
        StrategyTrackRecord[] records = [Record("one", 0.10), Record("two", 0.10)];
        var alone = Rank([Of("one", "AAA", 0.8)], records);
        var agreed = Rank([Of("one", "AAA", 0.8), Of("two", "AAA", 0.7)], records);

        Assert.Equal(alone.Ranked[0].Score, agreed.Ranked[0].Score);
    }

    [Fact]
    public void Ties_go_by_mean_dollar_volume_then_symbol()
    {
        var ranking = Rank(
            [Of("up", "BBB", 0.8), Of("up", "AAA", 0.8), Of("up", "BIG", 0.8, dollarVolume: 2e6)],
            [Record("up", 0.10)]);

        Assert.Equal(["BIG", "AAA", "BBB"], ranking.Ranked.Select(one => one.Signal.Symbol.Value));
    }

    [Fact]
    public void Symbols_held_or_in_an_open_order_are_listed_and_not_ranked()
    {
        var ranking = SignalRanking.Of(
            [Of("up", "AAA", 0.9), Of("up", "BBB", 0.8), Of("up", "CCC", 0.7)],
            [Record("up", 0.10)],
            new Dictionary<Symbol, string> { [Symbol.Of("AAA")] = "held", [Symbol.Of("CCC")] = "in an open order" },
            Options);

        Assert.Equal(("BBB", 1), (ranking.Ranked[0].Signal.Symbol.Value, ranking.Ranked[0].Rank));
        Assert.Equal(
            ["AAA held", "CCC in an open order"],
            ranking.Unranked.Select(one => $"{one.Signal.Symbol} {one.Note}"));
        Assert.Equal(3, ranking.Strategies[0].Signals);
    }

    [Fact]
    public void The_order_of_signals_and_strategies_does_not_matter()
    {
        SignalCandidate[] candidates =
        [
            Of("a", "AAA", 0.8), Of("b", "AAA", 0.8), Of("a", "BBB", 0.8), Of("b", "CCC", 0.9), Of("c", "DDD", 0.9),
        ];
        StrategyTrackRecord[] records = [Record("a", 0.1), Record("b", 0.1), Record("c", null)];

        var forward = Rank(candidates, records);
        var backward = Rank([.. candidates.Reverse()], [.. records.Reverse()]);

        Assert.Equal(forward.Ranked, backward.Ranked);
        Assert.Equal(forward.Unranked, backward.Unranked);
    }

    private static SignalRanking Rank(SignalCandidate[] candidates, StrategyTrackRecord[] records) =>
        SignalRanking.Of(candidates, records, new Dictionary<Symbol, string>(), Options);

    private static readonly Evidence[] NoEvidence = [];

    private static SignalCandidate Of(string strategy, string ticker, double confidence, double dollarVolume = 1e6) =>
        new(
            new Signal(
                strategy, Symbol.Of(ticker), Side.Buy, Session, confidence, 10, 9.5, 11, 5, NoEvidence),
            dollarVolume);

    /// <summary>A record whose returns swing with two waves that are not correlated; flat without them.</summary>
    private static StrategyTrackRecord Record(
        string name, double? momentum, double wave = 0, double otherWave = 0)
    {
        var equity = new double[64];
        equity[0] = 1;
        for (var session = 1; session < equity.Length; session++)
        {
            var (sine, cosine) = Math.SinCos(session * Math.Tau * 3 / 63);
            equity[session] = equity[session - 1] * (1 + (0.001 * ((wave * sine) + (otherWave * cosine))));
        }

        return new StrategyTrackRecord(name, 59, equity, [], 0, momentum, momentum >= 0.05);
    }
}
