using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Tests.Desk.Alerts;

public sealed class AlertCommandsTests
{
    private readonly AlertTalk talk = new();

    [Fact]
    public void Who_acknowledged_and_when_is_known_and_what_lasts_stands_on()
    {
        talk.Raise("a", AlertSeverity.Critical);
        talk.Acknowledge(1);

        var alert = talk.Book.Standing["a"];
        Assert.Equal((AlertTalk.Anna, talk.Now, false), (alert.AcknowledgedBy, alert.AcknowledgedAt, alert.Rings));
    }

    [Fact]
    public void What_has_passed_is_over_when_it_is_acknowledged()
    {
        talk.Raise("a", AlertSeverity.Warning, isPassing: true);
        talk.Raise("b", AlertSeverity.Warning);
        talk.Acknowledge(null);

        Assert.Equal(["b"], talk.Book.Standing.Keys);
        Assert.Equal(AlertTalk.Anna, Assert.Single(talk.Book.Lifted).AcknowledgedBy);
    }

    [Theory]
    [InlineData(7, "not-found")]
    [InlineData(1, "acknowledged")]
    public void A_number_that_does_not_stand_or_is_known_is_refused(int number, string code)
    {
        talk.Raise("a", AlertSeverity.Critical);
        talk.Acknowledge(1);
        var refused = Assert.Single(
            talk.Post(new AlertInput.Acknowledge(number, AlertTalk.Anna, talk.Now)).OfType<DeskEvent.CommandRefused>());

        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public void Yesterdays_events_are_over_in_the_morning_but_what_rings_is_not()
    {
        talk.Raise("a", AlertSeverity.Warning, isPassing: true);
        talk.Raise("b", AlertSeverity.Critical, isPassing: true);
        talk.Raise("c", AlertSeverity.Warning);
        talk.Now = talk.Now.AddHours(20);
        talk.Post(new DeskInput.SubmissionDue(
            new(2024, 1, 10), new TenDollarMarket(new(2024, 1, 9)), new HashSet<Trading.Instruments.Symbol>(),
            talk.Now));

        Assert.Equal(["b", "c"], talk.Book.Standing.Keys);
    }

    [Fact]
    public void Mutes_lie_ahead_and_within_a_month_and_quiet_hours_end()
    {
        Assert.Equal("mute-time", Refusal(new AlertInput.Mute(
            AlertTopic.Data, talk.Now, AlertTalk.Anna, talk.Now)));
        Assert.Equal("mute-time", Refusal(new AlertInput.Mute(
            AlertTopic.Data, talk.Now.AddDays(32), AlertTalk.Anna, talk.Now)));
        Assert.Equal("not-muted", Refusal(new AlertInput.Mute(AlertTopic.Data, null, AlertTalk.Anna, talk.Now)));
        Assert.Equal("quiet-hours", Refusal(new AlertInput.SetQuiet(
            new(new(22, 0), new(22, 0)), AlertTalk.Anna, talk.Now)));
        Assert.Equal("nothing-changed", Refusal(new AlertInput.SetQuiet(null, AlertTalk.Anna, talk.Now)));
    }

    [Fact]
    public void The_last_fifty_lifted_alerts_are_kept_and_those_that_nobody_was_told_of_longer()
    {
        for (var turn = 0; turn < 60; turn++)
        {
            talk.Raise("a", AlertSeverity.Note);
            talk.Lift("a");
        }

        Assert.Equal(60, talk.Book.Lifted.Count);
        talk.Show();
        Assert.Equal(Enumerable.Range(11, 50), talk.Book.Lifted.Select(alert => alert.Number));
        Assert.Equal(50, talk.Book.Told["console"].Count);
        Assert.Equal(0, talk.Book.LetGoUntold);
    }

    [Fact]
    public void Of_many_that_nobody_was_told_of_the_oldest_are_let_go_and_counted()
    {
        for (var turn = 0; turn < AlertBook.MostUntold + 3; turn++)
        {
            talk.Raise("a", AlertSeverity.Note);
            talk.Lift("a");
        }

        Assert.Equal((AlertBook.MostUntold, 3), (talk.Book.Lifted.Count, talk.Book.LetGoUntold));
    }

    private string Refusal(AlertInput input) =>
        Assert.IsType<DeskEvent.CommandRefused>(talk.Post(input)[0]).Code;
}
