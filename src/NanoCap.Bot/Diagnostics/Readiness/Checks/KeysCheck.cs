using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Live;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>The broker takes the keys of the account that is to trade.</summary>
internal sealed class KeysCheck : IReadinessCheck
{
    public string Name => "keys";

    public bool IsCritical => true;

    public async Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Options.Broker.Kind != BrokerKind.Alpaca)
        {
            return ReadinessResult.Fail(
                "Broker:Kind is Simulated; there is no account whose keys could be tried.",
                "Set Broker:Kind to Alpaca and its keys as environment variables; nanocap test tries them.");
        }

        var report = await ConnectionQuestion.AskAsync(
            facts.Options, facts.Problems, ShiftedClock.Of(facts.Options.Clock), ["connection", Name],
            cancellationToken);
        return report.Find(Name) switch
        {
            { Outcome: ConnectionOutcome.Pass } taken => ReadinessResult.Pass(taken.Found),
            { } not => ReadinessResult.Fail(not.Found, not.Fix ?? "nanocap test says more."),
            null => ReadinessResult.NotYetMeasured("The keys were not tried.", "nanocap test says more."),
        };
    }
}
