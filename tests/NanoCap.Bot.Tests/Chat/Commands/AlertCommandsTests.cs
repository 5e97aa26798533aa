using System.Text.Json;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class AlertCommandsTests
{
    private readonly ChatWorld world = new();

    public AlertCommandsTests()
    {
        world.Desk.Decide = AlertDesks.Deciding(world.Desk.State).Decide;
        Raise("books", AlertTopic.Books, AlertSeverity.Critical, "Our books and the broker's differ.");
        Raise("data:ABCD", AlertTopic.Data, AlertSeverity.Warning, "ABCD had no bar.");
    }

    [Fact]
    public async Task What_stands_is_listed_with_who_acknowledged_it()
    {
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("/ack 1"))!.Kind);
        var answer = (await world.SayAsync("/alerts"))!;
        var text = ChatWorld.Text(answer);
        Assert.Contains("Our books", text, StringComparison.Ordinal);
        Assert.Contains("anna (console)", text, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(CommandJson.Write(answer.Data));
        var standing = data.RootElement.GetProperty("standing");
        Assert.Equal(2, standing.GetArrayLength());
        Assert.Equal("books", standing[0].GetProperty("topic").GetString());
        Assert.Equal("anna (console)", standing[0].GetProperty("acknowledgedBy").GetString());
        Assert.Equal(JsonValueKind.Null, standing[1].GetProperty("acknowledgedBy").ValueKind);
    }

    [Theory]
    [InlineData("/quiet 22-7", "22:00-07:00 New York")]
    [InlineData("/quiet 9-17:30 UTC+1", "09:00-17:30 UTC+01:00")]
    [InlineData("/quiet 0-24 utc-3:30", null)]
    [InlineData("/quiet 22-7 paris", null)]
    [InlineData("/quiet 25-7", null)]
    [InlineData("/quiet", null)]
    public async Task Quiet_hours_are_read_or_a_line_says_what_was_expected(string line, string? hours)
    {
        var answer = (await world.SayAsync(line))!;

        Assert.Equal(hours, world.Desk.State.Alerts.Quiet?.ToString());
        Assert.Equal(hours is not null, answer.Kind == AnswerKind.Done);
    }

    [Theory]
    [InlineData("/mute stop-hit 30m", 0.5)]
    [InlineData("/mute StopHit 3d", 72)]
    // It is 16:30 in New York.
    [InlineData("/mute stop-hit until 18:00", 1.5)]
    [InlineData("/mute stop-hit until 9:30", 17)]
    [InlineData("/mute stop-hit until 2024-01-03", 7.5)]
    public async Task A_mute_lasts_as_long_as_was_said(string line, double hours)
    {
        Assert.Equal(AnswerKind.Done, (await world.SayAsync(line))!.Kind);
        Assert.Equal(
            Desks.Evening.AddHours(hours), world.Desk.State.Alerts.Muted[AlertTopic.StopHit]);
    }

    [Theory]
    [InlineData("/mute stop-hit")]
    [InlineData("/mute stop-hit h")]
    [InlineData("/mute stop-hit 0h")]
    [InlineData("/mute stop-hit until")]
    [InlineData("/mute weather 2h")]
    [InlineData("/ack")]
    [InlineData("/ack everything")]
    public async Task What_cannot_be_read_changes_nothing(string line)
    {
        Assert.Equal(AnswerKind.Misunderstood, (await world.SayAsync(line))!.Kind);
        Assert.Empty(world.Desk.State.Alerts.Muted);
        Assert.True(world.Desk.State.Alerts.Standing["books"].Rings);
    }

    [Theory]
    [InlineData("/ack 1")]
    [InlineData("/mute data 2h")]
    [InlineData("/quiet 22-7")]
    public async Task A_viewer_looks_and_changes_nothing(string line)
    {
        Assert.Equal(AnswerKind.Refused, (await world.SayAsync(line, role: Role.Viewer))!.Kind);
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("/inbox", role: Role.Viewer))!.Kind);
    }

    [Fact]
    public async Task Five_commands_within_an_hour_of_people_who_may_not_give_them_are_told()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.DoesNotContain("refused-users", world.Desk.State.Alerts.Standing.Keys);
            await world.SayAsync("/exit EXIT", user: "eve", role: Role.Stranger);
        }

        var alert = world.Desk.State.Alerts.Standing["refused-users"];
        Assert.Contains("/exit by eve (console)", alert.Text, StringComparison.Ordinal);
        Assert.NotNull(AlertKinds.Find(alert.Topic, alert.Key, alert.Severity));
    }

    [Fact]
    public async Task The_inbox_lists_what_is_held_back_and_who_read_it_is_not_told_again()
    {
        await world.SayAsync("/mute data 2h");
        var inbox = ChatWorld.Text(await world.SayAsync("/inbox"));
        Assert.Contains("ABCD had no bar.", inbox, StringComparison.Ordinal);
        Assert.Contains(
            "Nothing was held back.", ChatWorld.Text(await world.SayAsync("/inbox")), StringComparison.Ordinal);
        Assert.DoesNotContain(
            world.Ports.Alerts.For(world.Desk.State.Alerts, "console", Desks.Evening.AddHours(3)).Due,
            line => line.Alert.Key == "data:ABCD");
    }

    private void Raise(string key, AlertTopic topic, AlertSeverity severity, string text) =>
        world.Desk.Happen(world.Desk.Decide(
            new AlertInput.Seen(topic, key, severity, text, IsPassing: false, Desks.Evening), world.Desk.State));
}
