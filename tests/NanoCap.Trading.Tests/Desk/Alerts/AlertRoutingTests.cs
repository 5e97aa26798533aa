using NanoCap.Trading.Desk.Alerts;
using static NanoCap.Trading.Desk.Alerts.AlertSeverity;
using static NanoCap.Trading.Desk.Alerts.AlertTellingKind;

namespace NanoCap.Trading.Tests.Desk.Alerts;

public sealed class AlertRoutingTests
{
    private static readonly QuietHours Night = new(new(22, 0), new(7, 0));

    // 23:00 and 07:00 in New York in the night to 10 January 2024.
    private static readonly DateTimeOffset Late = new(2024, 1, 10, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Seven = new(2024, 1, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_raised_is_due_at_once_and_shown_once()
    {
        var talk = new AlertTalk();
        talk.Raise("a", Note);

        Assert.Equal([(1, New, 1)], talk.Show());
        Assert.Empty(talk.Show());
        Assert.Null(talk.On().NextAt);
    }

    [Fact]
    public void More_to_say_under_the_same_key_is_one_line_that_counts()
    {
        var talk = new AlertTalk();
        talk.Raise("a", Note, "One.");
        talk.Raise("a", Note, "Two.");
        talk.Raise("a", Note, "Three.");

        Assert.Equal([(1, New, 3)], talk.Show());
        talk.Raise("a", Note, "Four.");
        Assert.Equal([(1, New, 4)], talk.Show());
    }

    [Fact]
    public void What_comes_and_goes_while_nobody_looks_is_one_line_that_counts()
    {
        var talk = new AlertTalk();
        for (var turn = 0; turn < 3; turn++)
        {
            talk.Raise("a", Note);
            talk.Lift("a");
        }

        Assert.Equal([(3, New, 3)], talk.Show());
        Assert.Empty(talk.Show());
    }

    [Fact]
    public void Quiet_hours_hold_back_notes_and_warnings_until_they_end()
    {
        var talk = new AlertTalk();
        talk.BeQuiet(Night);
        talk.Now = Late;
        talk.Raise("a", Note);
        talk.Raise("b", Warning);

        Assert.Empty(talk.Show());
        Assert.Equal([Seven, Seven], talk.On().Held.Select(telling => telling.Until));
        Assert.Equal(Seven, talk.On().NextAt);
        talk.Now = Seven.AddTicks(-1);
        Assert.Empty(talk.Show());
        talk.Now = Seven;
        Assert.Equal([(1, New, 1), (2, New, 1)], talk.Show());
    }

    [Fact]
    public void What_was_over_before_the_quiet_ended_is_told_all_the_same()
    {
        var talk = new AlertTalk();
        talk.BeQuiet(Night);
        talk.Now = Late;
        talk.Raise("a", Warning);
        talk.Lift("a");
        talk.Now = Seven;

        Assert.Equal([(1, New, 1)], talk.Show());
        Assert.Empty(talk.Show());
    }

    [Fact]
    public void Critical_alerts_ignore_quiet_hours_and_mutes()
    {
        var talk = new AlertTalk();
        talk.BeQuiet(Night);
        talk.Mute(AlertTopic.Data, Late.AddDays(3));
        talk.Now = Late;
        talk.Raise("a", Critical);

        Assert.Equal([(1, New, 1)], talk.Show());
    }

    [Fact]
    public void A_muted_topic_is_held_back_until_the_mute_ends_and_then_until_the_quiet_ends()
    {
        var talk = new AlertTalk();
        talk.BeQuiet(Night);
        talk.Mute(AlertTopic.Data, Late);
        talk.Raise("a", Warning);
        talk.Raise("b", Warning, topic: AlertTopic.Disk);

        Assert.Equal([(2, New, 1)], talk.Show());
        Assert.Equal(Seven, Assert.Single(talk.On().Held).Until);
    }

    [Fact]
    public void A_mute_that_is_taken_back_lets_go_what_it_held()
    {
        var talk = new AlertTalk();
        talk.Mute(AlertTopic.Data, Late);
        talk.Raise("a", Warning);
        talk.Mute(AlertTopic.Data, null);

        Assert.Equal([(1, New, 1)], talk.Show());
    }

    [Fact]
    public void A_critical_alert_is_repeated_after_5_minutes_and_then_every_15_until_acknowledged()
    {
        var talk = new AlertTalk();
        var start = talk.Now;
        talk.Raise("a", Critical);
        var shown = new List<double>();
        for (var minute = 0; minute < 60; minute++)
        {
            talk.Now = start.AddMinutes(minute);
            if (talk.Show().Count > 0)
            {
                shown.Add(minute);
            }

            if (minute == 40)
            {
                talk.Acknowledge(1);
            }
        }

        Assert.Equal([0, 5, 20, 35], shown);
        Assert.Null(talk.On().NextAt);
    }

    [Fact]
    public void A_critical_alert_escalates_after_5_minutes_to_a_channel_that_is_told_nothing_else()
    {
        var talk = new AlertTalk(new("telegram", Note), new("discord", null));
        var start = talk.Now;
        talk.Raise("a", Critical);
        talk.Raise("b", Warning);
        Assert.Equal([(1, New, 1), (2, New, 1)], talk.Show("telegram"));
        Assert.Empty(talk.Show("discord"));
        Assert.Equal(start.AddMinutes(5), talk.On("discord").NextAt);

        talk.Now = start.AddMinutes(5);
        Assert.Equal([(1, Escalated, 1)], talk.Show("discord"));
        Assert.Equal([(1, Repeated, 1)], talk.Show("telegram"));
        Assert.Equal(start.AddMinutes(20), talk.On("discord").NextAt);
        talk.Now = start.AddMinutes(20);
        Assert.Equal([(1, Repeated, 1)], talk.Show("discord"));

        talk.Acknowledge(1);
        talk.Now = start.AddHours(9);
        Assert.Empty(talk.Show("discord"));
        Assert.Empty(talk.Show("telegram"));
    }

    [Fact]
    public void What_is_acknowledged_in_time_never_escalates()
    {
        var talk = new AlertTalk(new("telegram", Note), new("discord", null));
        talk.Raise("a", Critical);
        talk.Now = talk.Now.AddMinutes(4);
        talk.Acknowledge(1);
        talk.Now = talk.Now.AddHours(1);

        Assert.Empty(talk.Show("discord"));
    }

    [Fact]
    public void A_channel_is_told_from_its_least_severity_on()
    {
        var talk = new AlertTalk(new("telegram", Warning), new("console", Note));
        talk.Raise("a", Note);
        talk.Raise("b", Warning);

        Assert.Equal([(2, New, 1)], talk.Show("telegram"));
        Assert.Equal([(1, New, 1), (2, New, 1)], talk.Show("console"));
        Assert.Empty(talk.On("nobody").Due);
    }

    [Fact]
    public void Who_acknowledged_a_warning_is_told_again_when_it_becomes_critical()
    {
        var talk = new AlertTalk();
        talk.Raise("a", Warning);
        talk.Show();
        talk.Acknowledge(1);
        talk.Raise("a", Critical);

        Assert.Equal([(1, New, 2)], talk.Show());
        Assert.True(talk.Book.Standing["a"].Rings);
    }

    [Fact]
    public void The_end_of_what_lasted_is_told_where_it_was_told_and_that_of_notes_and_events_is_not()
    {
        var talk = new AlertTalk();
        talk.Raise("a", Warning);
        talk.Raise("b", Note);
        talk.Raise("c", Warning, isPassing: true);
        talk.Show();
        foreach (var key in new[] { "a", "b", "c" })
        {
            talk.Lift(key);
        }

        Assert.Equal([(1, Over, 1)], talk.Show());
        Assert.Empty(talk.Show());
    }

    [Fact]
    public void The_end_of_a_critical_alert_waits_for_the_morning()
    {
        var talk = new AlertTalk();
        talk.BeQuiet(Night);
        talk.Now = Late;
        talk.Raise("a", Critical);
        talk.Show();
        talk.Lift("a");

        Assert.Empty(talk.Show());
        talk.Now = Seven;
        Assert.Equal([(1, Over, 1)], talk.Show());
    }

    [Fact]
    public void The_inbox_lists_what_is_held_back_and_what_nobody_showed()
    {
        var talk = new AlertTalk(new("console", Warning), new("telegram", Warning));
        talk.BeQuiet(Night);
        talk.Now = Late;
        talk.Raise("a", Note);
        talk.Raise("b", Warning);
        talk.Raise("c", Critical);
        talk.Show("console");

        // The note is for no channel; the warning waits; the critical one was told.
        Assert.Equal([1, 2], talk.Routing.Inbox(talk.Book, "console", talk.Now).Select(line => line.Alert.Number));
        talk.Now = Seven;
        talk.Show("console");
        Assert.Equal([1], talk.Routing.Inbox(talk.Book, "cli", talk.Now).Select(line => line.Alert.Number));
    }

    [Fact]
    public void A_restart_keeps_who_was_told_who_acknowledged_mutes_quiet_hours_and_what_is_held_back()
    {
        var talk = new AlertTalk();
        talk.Raise("a", Critical);
        talk.Show();
        talk.Acknowledge(1);
        talk.Raise("b", Critical);
        talk.Show();
        talk.Mute(AlertTopic.Disk, talk.Now.AddDays(1));
        talk.BeQuiet(Night);
        talk.Raise("c", Warning, topic: AlertTopic.Disk);
        var (before, quiet) = (talk.Book.Standing, talk.Book.Quiet);
        talk.Restart();

        Assert.Equal(before, talk.Book.Standing);
        Assert.Equal((Night, 1), (quiet, talk.Book.Muted.Count));
        Assert.Equal(Night, talk.Book.Quiet);
        Assert.Equal([3], talk.On().Held.Select(telling => telling.Alert.Number));
        Assert.Empty(talk.Show());
        talk.Now = talk.Now.AddMinutes(5);
        Assert.Equal([(2, Repeated, 1)], talk.Show());
    }
}
