using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The account's trades win about as often as those of the strategies' own records.</summary>
internal sealed class PaperWinRateCheck : IReadinessCheck
{
    private const double Within = 0.10;

    public string Name => "paper-win-rate";

    public bool IsCritical => false;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(facts));

    private static ReadinessResult Judge(ReadinessFacts facts)
    {
        var trades = facts.Desk.Trades;
        if (trades.Count < PaperTrail.FewestTrades || TradesCard.WinRate(trades) is not { } wins)
        {
            return ReadinessResult.NotYetMeasured(
                $"A win rate needs {PaperTrail.FewestTrades} closed trades, there are {trades.Count}.",
                "Go on on paper.");
        }

        var paper = (double)wins.Value;
        if (PaperTrail.RecordOf(facts, record => record.Hits.WinRate) is not { } promised)
        {
            return ReadinessResult.NotYetMeasured(
                $"{Figures.Percent(paper)} on paper; no record of the strategies that traded is there to compare with.",
                "Let a daily run keep the records.");
        }

        var figure = ReadinessFigure.Percent(paper, isLowerBetter: false);
        return ReadinessResult.Of(
            Math.Abs(paper - promised) <= Within,
            figure,
            $"{figure.Text} of {trades.Count} trades on paper{PaperTrail.Replayed(facts.Desk)}, "
                + $"{Figures.Percent(promised)} in the records of the strategies that traded; 10 points may lie "
                + "between them.",
            "Find out why the account does not do what the records say before real money does.");
    }
}
