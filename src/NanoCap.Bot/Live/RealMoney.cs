using NanoCap.Bot.Brokers;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Options;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Live;

/// <summary>What stands between the settings and real money.</summary>
internal static class RealMoney
{
    /// <exception cref="OptionsException">Real money must not be traded; every reason is named.</exception>
    public static async Task CheckAsync(
        BotOptions options, DeskState desk, BrokerAccount? account, CancellationToken cancellationToken)
    {
        var report = await ReadinessReview.Of(options, TimeProvider.System).JudgeAsync(
            new ReadinessFacts(options, desk, TimeProvider.System.GetUtcNow())
            {
                Profile = RiskLimits.Of(options.Profile),
            },
            cancellationToken);
        var problems = new List<string>();
        if (account is null)
        {
            problems.Add("Trading:LiveAcknowledged: the broker did not answer, so the account's number could not be "
                + "compared; start again when it does.");
        }
        else if (account.Number != options.Trading.LiveAcknowledged)
        {
            problems.Add("Trading:LiveAcknowledged: expected the number of the account that the keys belong to, found "
                + "another.");
        }

        problems.AddRange(report.Open.Select(
            line => $"Trading:Mode Live: the check {line.Name} does not pass: {line.Result.Judged} {line.Result.Fix}"));
        if (problems.Count > 0)
        {
            throw new OptionsException(problems);
        }
    }
}
