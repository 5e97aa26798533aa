namespace NanoCap.Trading.Portfolio;

/// <summary>How often trades won, and how much winners and losers made.</summary>
/// <param name="Trades">Number of closed trades.</param>
/// <param name="WinRate">Share of trades that made more than nothing; null without trades.</param>
/// <param name="MeanReturn">Mean of all results; null without trades.</param>
/// <param name="MeanWin">Mean result of the winners; null without one.</param>
/// <param name="MeanLoss">Mean result of the others, zero or below; null without one.</param>
/// <param name="ProfitFactor">Sum of the winners over the sum lost by the others; null while nothing was lost.</param>
public sealed record HitFigures(
    int Trades, double? WinRate, double? MeanReturn, double? MeanWin, double? MeanLoss, double? ProfitFactor)
{
    /// <summary>The figures of results in any unit; returns give returns, dollars give dollars.</summary>
    public static HitFigures Of(IReadOnlyCollection<double> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var (wins, won, lost) = (0, 0.0, 0.0);
        foreach (var result in results)
        {
            if (result > 0)
            {
                (wins, won) = (wins + 1, won + result);
            }
            else
            {
                lost += result;
            }
        }

        var losses = results.Count - wins;
        return new HitFigures(
            results.Count,
            results.Count > 0 ? (double)wins / results.Count : null,
            results.Count > 0 ? (won + lost) / results.Count : null,
            wins > 0 ? won / wins : null,
            losses > 0 ? lost / losses : null,
            lost < 0 ? won / -lost : null);
    }
}
