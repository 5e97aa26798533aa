using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Cash;

/// <summary>Positions under the minimum, and of those that move as one all but the best (design, risk: cash depletion
/// 5).</summary>
internal static class Consolidation
{
    /// <summary>By symbol. Only positions of the liquidation order are named; a better one may be any that the desk
    /// holds. Better is the higher score, then the higher return, then the earlier symbol.</summary>
    public static IReadOnlyList<ConsolidationCandidate> Of(
        DeskState desk,
        MarketView market,
        RiskProfile profile,
        IReadOnlyList<LiquidationCandidate> liquidation,
        IReadOnlyList<HeldSignal> held)
    {
        var found = new List<ConsolidationCandidate>();
        var staying = new List<Position>();
        var mayGo = liquidation.Select(candidate => candidate.Symbol).ToHashSet();
        foreach (var position in desk.Positions.Values
            .Where(position => position is { Selling: null, ScheduledExit: null } && !IsOfBook(desk, position))
            .OrderByDescending(position => ScoreOf(position, held))
            .ThenByDescending(position => position.Return)
            .ThenBy(position => position.Symbol))
        {
            var reason = !mayGo.Contains(position.Symbol) ? null
                : position.MarketValue < profile.PositionMinimum ? UnderMinimum(position, profile)
                : FindBetter(position, staying, market, profile);
            if (reason is null)
            {
                staying.Add(position);
            }
            else
            {
                found.Add(reason);
            }
        }

        return [.. found.OrderBy(candidate => candidate.Symbol)];
    }

    private static ConsolidationCandidate UnderMinimum(Position position, RiskProfile profile) => new(
        position.Symbol, position.MarketValue, "under-minimum", null,
        $"{position.Symbol} is worth {position.MarketValue} USD, under the minimum of {profile.PositionMinimum} USD.");

    private static ConsolidationCandidate? FindBetter(
        Position position, List<Position> staying, MarketView market, RiskProfile profile)
    {
        if (profile.PairCorrelation is not { } limit)
        {
            return null;
        }

        var own = market.Returns(position.Symbol, PairCorrelation.Sessions) ?? [];
        foreach (var better in staying)
        {
            var correlation = ReturnStatistics.Correlation(
                own, market.Returns(better.Symbol, PairCorrelation.Sessions) ?? [],
                PairCorrelation.SessionsAtLeast);
            if (correlation > (double)limit.Value)
            {
                return new(
                    position.Symbol, position.MarketValue, "correlated", better.Symbol,
                    string.Create(CultureInfo.InvariantCulture,
                        $"{position.Symbol} moves with {better.Symbol} ({correlation:0.00} ")
                        + string.Create(CultureInfo.InvariantCulture, $"over {PairCorrelation.Sessions} sessions, ")
                        + string.Create(CultureInfo.InvariantCulture,
                            $"at most {limit.Value:0.##}), which is the better of the two and stays."));
            }
        }

        return null;
    }

    /// <summary>An allocation book minds its own funds.</summary>
    private static bool IsOfBook(DeskState desk, Position position) =>
        position.ProposalNumber is { } number && desk.Rebalances.ContainsKey(number);

    private static double ScoreOf(Position position, IReadOnlyList<HeldSignal> held) =>
        held.FirstOrDefault(signal => signal.Symbol == position.Symbol)?.Score ?? -1;
}
