using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>What is held against the profile's limits, of which only new orders are refused: drawdown, leverage and
/// sizes at each mark; sectors, correlation and value at risk after the close.</summary>
internal static class WatchMeasures
{
    public static void Follow(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.Marked:
                JudgeDrawdown(draft);
                JudgeLeverage(draft);
                JudgePositions(draft);
                break;
            case DeskInput.SignalsRanked ranked:
                JudgeSectors(draft, ranked.Market);
                JudgeCorrelation(draft, ranked.Market);
                JudgeValueAtRisk(draft, ranked.Market);
                break;
            case DeskInput.Resume:
                JudgeDrawdown(draft);
                break;
            default:
                break;
        }
    }

    private static void JudgeDrawdown(Draft draft)
    {
        const string key = "drawdown";
        var profile = draft.Rules.Profile;
        var note = draft.Rules.Alerts.DrawdownNote;
        if (EquityLoss.From(draft.State.PeakEquity, draft.State.Equity) is not { } loss || loss < note)
        {
            draft.Lift(key);
            return;
        }

        // What is critical is told by the breaker, with what it did.
        var severity = loss >= (profile.DrawdownReduce ?? profile.DrawdownStop)
            ? AlertSeverity.Warning
            : AlertSeverity.Note;
        draft.RaiseOnce(
            AlertTopic.Drawdown, key, severity,
            $"Equity of {draft.State.Equity.RoundToCent()} USD is {loss} under its highest close of "
            + $"{draft.State.PeakEquity.RoundToCent()} USD; entries stop at {profile.DrawdownStop}.");
    }

    private static void JudgeLeverage(Draft draft)
    {
        const string key = "leverage";
        var held = draft.State.Positions.Values.Sum(position => position.MarketValue.Value);
        var most = draft.State.Equity.Value * draft.Rules.Profile.LeverageMaximum;
        if (held <= most)
        {
            draft.Lift(key);
            return;
        }

        draft.RaiseOnce(
            AlertTopic.Leverage, key, AlertSeverity.Warning,
            $"Positions are worth {new Usd(held).RoundToCent()} USD on an equity of "
            + $"{draft.State.Equity.RoundToCent()} USD; the limit is {draft.Rules.Profile.LeverageMaximum:0.##} "
            + "times.");
    }

    private static void JudgePositions(Draft draft)
    {
        const string prefix = "position:";
        var most = draft.Rules.Profile.PositionMaximumAt(draft.State.Equity);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var position in draft.State.Positions.Values
            .Where(held => held.MarketValue > most && !IsOfBook(draft.State, held)).ToList())
        {
            wanted.Add(prefix + position.Symbol);
            draft.RaiseOnce(
                AlertTopic.Position, prefix + position.Symbol, AlertSeverity.Warning,
                $"{position.Symbol} is worth {position.MarketValue.RoundToCent()} USD; a position is at most "
                + $"{most.RoundToCent()} USD. Nothing more of it is bought.");
        }

        AlertWatch.LiftOthers(draft, prefix, wanted);
    }

    private static void JudgeSectors(Draft draft, MarketView market)
    {
        const string prefix = "sector:";
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        if (draft.Rules.Profile.SectorMaximum is { } share)
        {
            var most = draft.State.Equity * share;
            foreach (var sector in draft.State.Positions.Values.Where(held => !IsOfBook(draft.State, held))
                .GroupBy(held => RiskMeasures.SectorOf(market, held.Symbol))
                .OrderBy(held => held.Key, StringComparer.Ordinal).ToList())
            {
                var value = new Usd(sector.Sum(held => held.MarketValue.Value));
                if (value > most)
                {
                    wanted.Add(prefix + sector.Key);
                    draft.RaiseOnce(
                        AlertTopic.Sector, prefix + sector.Key, AlertSeverity.Warning,
                        $"Sector {sector.Key} is worth {value.RoundToCent()} USD; a sector is at most "
                        + $"{most.RoundToCent()} USD ({share} of equity).");
                }
            }
        }

        AlertWatch.LiftOthers(draft, prefix, wanted);
    }

    private static void JudgeCorrelation(Draft draft, MarketView market)
    {
        const string prefix = "correlation:";
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        if (draft.Rules.Profile.PairCorrelation is { } limit)
        {
            var held = draft.State.Positions.Values
                .Where(position => !IsOfBook(draft.State, position)).Select(position => position.Symbol).ToList();
            foreach (var (left, right, correlation) in HeldPairs.PairsAbove(held, market, (double)limit.Value))
            {
                var key = $"{prefix}{left}-{right}";
                wanted.Add(key);
                draft.RaiseOnce(
                    AlertTopic.Correlation, key, AlertSeverity.Warning,
                    $"{left} and {right} are correlated at {correlation:0.00} over {PairCorrelation.Sessions} "
                    + $"sessions, at most {limit.Value:0.##}: they are one bet.");
            }
        }

        AlertWatch.LiftOthers(draft, prefix, wanted);
    }

    private static void JudgeValueAtRisk(Draft draft, MarketView market)
    {
        const string key = "value-at-risk";
        var limit = draft.Rules.Profile.ValueAtRisk;
        Exposure[] held =
            [.. draft.State.Positions.Values.Select(position => new Exposure(position.Symbol, position.MarketValue))];
        var measured = ValueAtRisk.Of(held, draft.State.Equity, market);
        if (!measured.IsMeasured || measured.Larger <= (double)limit.Value)
        {
            draft.Lift(key);
            return;
        }

        draft.RaiseOnce(
            AlertTopic.ValueAtRisk, key, AlertSeverity.Warning,
            $"A day's loss at 95 % is {measured}; the limit is {limit}.");
    }

    private static bool IsOfBook(DeskState state, Portfolio.Position position) =>
        position.ProposalNumber is { } number && state.Rebalances.ContainsKey(number);
}
