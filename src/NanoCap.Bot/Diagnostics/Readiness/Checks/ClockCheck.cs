using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Live;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>This machine's clock agrees with the broker's.</summary>
internal sealed class ClockCheck : IReadinessCheck
{
    public string Name => "clock";

    public bool IsCritical => true;

    public async Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Options.Broker.Kind != BrokerKind.Alpaca)
        {
            return ReadinessResult.NotYetMeasured(
                "There is no broker's clock to compare this machine's with.",
                "Set Broker:Kind to Alpaca; at most 2 s may lie between the clocks. Keep time synchronised.");
        }

        var report = await ConnectionQuestion.AskAsync(
            facts.Options, facts.Problems, ShiftedClock.Of(facts.Options.Clock), ["connection", "keys", Name],
            cancellationToken);
        return report.Find(Name) switch
        {
            { Outcome: ConnectionOutcome.Pass } agreed => ReadinessResult.Pass(agreed.Found),
            { Outcome: ConnectionOutcome.NotAsked } or null => ReadinessResult.NotYetMeasured(
                "The broker's clock could not be asked.", "nanocap test says why."),
            { } differs => ReadinessResult.Fail(differs.Found, differs.Fix ?? "nanocap test says more."),
        };
    }
}
