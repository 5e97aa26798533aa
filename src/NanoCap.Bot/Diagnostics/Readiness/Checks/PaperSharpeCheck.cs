using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The account's Sharpe ratio lies within 30 % of what the strategies' own records promised.</summary>
internal sealed class PaperSharpeCheck : IReadinessCheck
{
    private const double Within = 0.30;

    public string Name => "paper-sharpe";

    public bool IsCritical => false;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(facts));

    private static ReadinessResult Judge(ReadinessFacts facts)
    {
        var figures = PaperTrail.Figures(facts.Desk);
        if (figures.Sharpe is not { } paper)
        {
            return ReadinessResult.NotYetMeasured(
                $"A Sharpe ratio needs 20 daily returns that vary, there are {figures.Days}.", "Go on on paper.");
        }

        if (PaperTrail.RecordOf(facts, record => record.Sharpe) is not { } promised)
        {
            return ReadinessResult.NotYetMeasured(
                $"{Figures.Number(paper, "0.00")} on paper{PaperTrail.Replayed(facts.Desk)}; no record of the "
                + "strategies that traded is there to compare with.",
                "Go on on paper until trades have closed.");
        }

        return ReadinessResult.Of(
            Math.Abs(paper - promised) <= Within * Math.Abs(promised),
            ReadinessFigure.Number(paper, 2),
            $"{Figures.Number(paper, "0.00")} on paper{PaperTrail.Replayed(facts.Desk)}, "
                + $"{Figures.Number(promised, "0.00")} in the records of the strategies that traded; 30 % of that may "
                + "lie between them.",
            "Find out why the account does not do what the records say before real money does.");
    }
}
