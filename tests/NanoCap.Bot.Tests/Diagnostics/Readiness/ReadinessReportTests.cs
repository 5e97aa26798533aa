using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Tests.Diagnostics.Readiness;

public sealed class ReadinessReportTests
{
    [Theory]
    [InlineData("Pass", true)]
    [InlineData("Fail", false)]
    [InlineData("NotYetMeasured", false)]
    public async Task Only_safety_checks_that_pass_make_ready(string outcome, bool isReady)
    {
        var report = await JudgeAsync(new Check("safe", true, Enum.Parse<ReadinessOutcome>(outcome)));

        Assert.Equal(isReady, report.IsReady);
    }

    [Fact]
    public async Task Evidence_warns_and_stops_nothing()
    {
        var report = await JudgeAsync(
            new Check("safe", true, ReadinessOutcome.Pass), new Check("fell", false, ReadinessOutcome.Fail));

        Assert.True(report.IsReady);
        Assert.Equal("fell", Assert.Single(report.Warnings).Name);
    }

    [Theory]
    [InlineData(12.3, true, true)]
    [InlineData(12.2, true, false)]
    [InlineData(12.4, true, true)]
    [InlineData(12.4, false, false)]
    [InlineData(12.2, false, true)]
    public async Task What_was_accepted_holds_until_the_figure_is_worse(
        double accepted, bool isLowerBetter, bool holds)
    {
        var check = new Check("fell", false, ReadinessOutcome.Fail)
        {
            Figure = new ReadinessFigure(12.3m, "%", 1, isLowerBetter),
        };
        var report = await JudgeAsync(new Acknowledgement("fell", (decimal)accepted, Desks.Anna, Desks.Evening), check);

        Assert.Equal(holds, report.Lines[0].IsAccepted);
        Assert.Equal(holds, report.Warnings.Count == 0);
        var text = ChatWorld.Text(ReadinessCard.Of(report));
        Assert.Contains(holds ? "fell: accepted." : "it is worse now", text, StringComparison.Ordinal);
        Assert.Equal(!holds, text.Contains("/readiness ack fell 12.3", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_check_has_a_name_of_its_own_and_the_safety_checks_of_the_design_are_critical()
    {
        var checks = ReadinessChecks.All(new ReadyWorld.Restores(null));

        Assert.Equal(checks.Count, checks.Select(check => check.Name).Distinct().Count());
        Assert.Equal(
            "environment keys limits breakers-drilled alerts-delivered backup-restored clock trading-calendar "
                + "time-zone-data state-folder chat-owner",
            string.Join(' ', checks.Where(check => check.IsCritical).Select(check => check.Name)));
    }

    private static Task<ReadinessReport> JudgeAsync(params IReadinessCheck[] checks) => JudgeAsync(null, checks);

    private static Task<ReadinessReport> JudgeAsync(Acknowledgement? accepted, params IReadinessCheck[] checks)
    {
        var book = accepted is null ? ReadinessBook.Empty : ReadinessBook.Empty with
        {
            Acknowledged = ReadinessBook.Empty.Acknowledged.SetItem(accepted.Check, accepted),
        };
        return new ReadinessReview(checks, new(), new HandClock(ReadyWorld.Now)).JudgeAsync(
            new ReadinessFacts(new(), DeskState.Empty with { Readiness = book }, ReadyWorld.Now),
            TestContext.Current.CancellationToken);
    }

    private sealed record Check(string Name, bool IsCritical, ReadinessOutcome Outcome) : IReadinessCheck
    {
        public ReadinessFigure? Figure { get; init; }

        public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
            Task.FromResult(new ReadinessResult(Outcome, "judged", Outcome == ReadinessOutcome.Pass ? null : "fix")
            {
                Figure = Figure,
            });
    }
}
