using NanoCap.Bot.Chat.Console;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Tests.Chat.Console;

/// <summary>Alerts at the terminal while a replay's clock moves.</summary>
public sealed class ConsoleAlertsTests : IDisposable
{
    private readonly FakeDesk desk = AlertDesks.Deciding(Desks.FirstEvening);
    private readonly StringWriter output = new();
    private readonly ConsoleAlerts alerts;

    public ConsoleAlertsTests() => alerts = new ConsoleAlerts(
        new ConsoleScreen(output, 100, hasColours: false), "console", desk,
        new AlertRouting(new AlertRoutes([new AlertChannel("console", AlertSeverity.Note)])), Desks.Setting.Calendar);

    public void Dispose() => output.Dispose();

    [Fact]
    public async Task What_quiet_hours_held_back_comes_when_they_end_and_only_once()
    {
        await desk.PostAsync(
            new AlertInput.SetQuiet(new(new(16, 0), new(17, 0)), Desks.Anna, Desks.Evening),
            TestContext.Current.CancellationToken);
        await RaiseAsync("data:ABCD", AlertSeverity.Warning, "ABCD had no bar.");
        alerts.TellNew(1, Desks.Evening);
        Assert.False(alerts.HasDue(Desks.Evening));
        Assert.Single(alerts.FindHeld(Desks.Evening));
        Assert.Empty(output.ToString());

        var later = Desks.Evening.AddMinutes(30);
        await TellAsync(later);
        await TellAsync(later.AddHours(1));
        Assert.Equal("!  16:30  Alert 1: ABCD had no bar.", output.ToString().Trim());
    }

    [Fact]
    public async Task A_critical_alert_rings_with_the_way_to_stop_it_and_its_end_is_told()
    {
        await RaiseAsync("books", AlertSeverity.Critical, "Books differ.");
        await TellAsync(Desks.Evening);
        await TellAsync(Desks.Evening.AddMinutes(5));
        await desk.PostAsync(
            new AlertInput.Gone("books", Desks.Evening.AddMinutes(6)), TestContext.Current.CancellationToken);
        await TellAsync(Desks.Evening.AddMinutes(7));

        Assert.Equal(
            [
                "!! 16:30  Alert 1: Books differ. /ack 1",
                "!! 16:35  Alert 1 stands: Books differ. /ack 1",
                "+  16:36  Alert 1 is over: Books differ.",
            ],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task A_desk_that_halted_is_not_told_and_nothing_is_shown_twice()
    {
        await RaiseAsync("books", AlertSeverity.Warning, "Books differ.");
        desk.HaltedBecause = "HALTED.";
        var before = desk.Inputs.Count;
        await TellAsync(Desks.Evening);
        await TellAsync(Desks.Evening);

        Assert.Equal(before, desk.Inputs.Count);
        Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task TellAsync(DateTimeOffset now)
    {
        alerts.TellDue(now);
        await alerts.ReportAsync(now, TestContext.Current.CancellationToken);
    }

    private Task<DeskOutcome> RaiseAsync(string key, AlertSeverity severity, string text) => desk.PostAsync(
        new AlertInput.Seen(AlertTopic.Data, key, severity, text, IsPassing: false, Desks.Evening),
        TestContext.Current.CancellationToken);
}
