using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The settings hold, the desk runs, and the account lives in a real market's present.</summary>
internal sealed class EnvironmentCheck : IReadinessCheck
{
    public string Name => "environment";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(facts));

    private static ReadinessResult Judge(ReadinessFacts facts)
    {
        if (facts.Problems.Count > 0)
        {
            return ReadinessResult.Fail(
                "The settings do not hold, so the desk was not asked: " + string.Join(" ", facts.Problems),
                "Set right what is named.");
        }

        if (facts.HaltedBecause is { } halted)
        {
            return ReadinessResult.Fail(
                "The desk is halted: " + halted.ReplaceLineEndings("\n").Split('\n')[0], "/status tells how to go on.");
        }

        if (!facts.HasAccount)
        {
            return ReadinessResult.Fail(
                $"Trading:Mode is {facts.Options.Trading.Mode}, market data come from {SourceOf(facts)}, and no "
                + "account has been opened in the state folder.",
                "Start the bot on paper first.");
        }

        return PaperTrail.IsReplayed(facts.Desk)
            ? ReadinessResult.Fail(
                $"The account lives in a replay of {facts.Desk.Opening!.Market}: its market is not the present one.",
                "Keep a paper account on live market data, in a state folder of its own; this version has none yet.")
            : ReadinessResult.Pass(
                $"The settings hold, and the account is {facts.Desk.Opening!.Banner} on {facts.Desk.Opening.Market}.");
    }

    private static string SourceOf(ReadinessFacts facts) => facts.Options.MarketData.Source switch
    {
        BarSourceKind.Synthetic => "an invented market",
        BarSourceKind.CsvFolder => "a folder",
        var source => source.ToString(),
    };
}
