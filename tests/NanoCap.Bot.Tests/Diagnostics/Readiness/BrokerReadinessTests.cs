using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Diagnostics.Readiness.Checks;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Diagnostics.Readiness;

/// <summary>What only the broker can tell before real money, asked over HTTP.</summary>
public sealed class BrokerReadinessTests : IAsyncLifetime
{
    private readonly TemporaryFolder ledger = new();
    private AlpacaStandIn standIn = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        standIn = await AlpacaStandIn.StartAsync(new StandInOptions { Folder = ledger.Path }, Token);

    public async ValueTask DisposeAsync()
    {
        await standIn.DisposeAsync();
        ledger.Dispose();
    }

    [Fact]
    public async Task Keys_that_the_broker_takes_pass_and_others_fail_with_the_fix()
    {
        Assert.Equal(ReadinessOutcome.Pass, (await JudgeAsync(new KeysCheck(), "stand-in-secret")).Outcome);
        var wrong = await JudgeAsync(new KeysCheck(), "another");
        Assert.Equal(ReadinessOutcome.Fail, wrong.Outcome);
        Assert.NotNull(wrong.Fix);
        Assert.DoesNotContain("another", wrong.Judged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_is_measured_against_the_brokers()
    {
        Assert.Equal(ReadinessOutcome.Pass, (await JudgeAsync(new ClockCheck(), "stand-in-secret")).Outcome);
        using var control = new StandInControl(standIn.Address);
        await control.DoAsync(
            new ControlCommand.SetTime(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1)), Token);
        Assert.Equal(ReadinessOutcome.Fail, (await JudgeAsync(new ClockCheck(), "stand-in-secret")).Outcome);
    }

    [Fact]
    public async Task A_clock_that_could_not_be_asked_for_is_not_measured() => Assert.Equal(
        ReadinessOutcome.NotYetMeasured, (await JudgeAsync(new ClockCheck(), "another")).Outcome);

    private Task<ReadinessResult> JudgeAsync(IReadinessCheck check, string secret) => check.JudgeAsync(
        new ReadinessFacts(
            new BotOptions
            {
                Broker = new() { Kind = BrokerKind.Alpaca },
                Alpaca = new()
                {
                    KeyId = "stand-in-key", SecretKey = secret, TradingAddress = standIn.Address.ToString(),
                },
                State = new() { Folder = ledger.Path },
            },
            DeskState.Empty,
            TimeProvider.System.GetUtcNow()),
        Token);
}
