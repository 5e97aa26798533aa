using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What a stretch of the equity curve says. Null is not measurable, which is never zero.</summary>
/// <param name="Return">Last equity over the first, less one, deposits and withdrawals taken out; the first point is
/// the one before the stretch.</param>
/// <param name="Change">The result in US dollars, deposits and withdrawals taken out.</param>
/// <param name="Sharpe">Mean over sample deviation of daily returns, times sqrt(252); null under 20 of them.</param>
/// <param name="Drawdown">The largest fall from an earlier height, as a share of it.</param>
/// <param name="Days">Daily returns in it.</param>
internal sealed record EquityFigures(decimal? Return, decimal? Change, double? Sharpe, decimal? Drawdown, int Days)
{
    private const int FewestReturns = 20;

    public static EquityFigures None { get; } = new(null, null, null, null, 0);

    /// <summary>Figures of the stretch that starts at a session, the point before it being its base.</summary>
    public static EquityFigures Since(IReadOnlyList<EquityPoint> curve, DateOnly first)
    {
        var start = 0;
        while (start < curve.Count && curve[start].Session < first)
        {
            start++;
        }

        return Of([.. curve.Skip(Math.Max(0, start - 1))], hasBase: start > 0);
    }

    public static EquityFigures Of(IReadOnlyList<EquityPoint> curve) => Of(curve, hasBase: true);

    private static EquityFigures Of(IReadOnlyList<EquityPoint> curve, bool hasBase)
    {
        if (!hasBase || curve.Count < 2 || curve[0].Equity.Value <= 0m)
        {
            return None;
        }

        var equity = EquityMetrics.WithoutFlows([.. curve]);
        var returns = EquityMetrics.Returns(equity);
        var change = (curve[^1].Equity - curve[0].Equity).Value - curve.Skip(1).Sum(point => point.Flow.Value);
        return new(
            curve.Skip(1).Any(point => point.Flow.Value != 0m)
                ? (decimal)((equity[^1] / equity[0]) - 1)
                : change / curve[0].Equity.Value,
            change,
            returns.Length < FewestReturns ? null : EquityMetrics.Sharpe(returns),
            (decimal?)EquityMetrics.MaximumDrawdown(equity),
            returns.Length);
    }
}
