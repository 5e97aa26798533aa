using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Scanning;

/// <summary>How the strategies did in their shadow books, through a scan's session.</summary>
/// <param name="Benchmark">What alpha and beta are against.</param>
/// <param name="Correlations">Of each pair, over the sessions that the ranking uses.</param>
/// <param name="Budgets">Of the contributors to multi-strategy.</param>
internal sealed record StrategyReport(
    string Benchmark,
    IReadOnlyList<StrategyFigures> Figures,
    IReadOnlyList<StrategyCorrelation> Correlations,
    IReadOnlyList<StrategyBudget> Budgets)
{
    /// <summary>The shadow books over the sessions that decide which strategies take part.</summary>
    public IReadOnlyList<StrategyCurve> Curves { get; init; } = [];

    /// <summary>The return over those sessions from which a strategy takes part.</summary>
    public double LeastMomentum { get; init; }

    public static StrategyReport Empty { get; } = new(BenchmarkReturns.EqualWeight, [], [], []);

    public StrategyFigures? Find(string strategy) => Figures.FirstOrDefault(one => one.Strategy == strategy);
}
