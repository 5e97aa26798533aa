using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>Whatever is raised, lifted, muted, acknowledged, shown and restarted, in whatever order.</summary>
public sealed class AlertLossTests
{
    private static readonly string[] Keys = ["a", "b", "c", "d"];

    private int shown;
    private int held;

    [Fact]
    public void No_alert_is_lost_and_no_key_is_shown_twice_at_once()
    {
        var steps = Gen.Choose(0, 999).ListOf(120).ToArbitrary();
        Prop.ForAll(steps, all => Live(all)).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(7, 7));

        // A property about silence proves nothing where nothing spoke.
        Assert.True(shown > 1_000, $"{shown} lines were shown.");
        Assert.True(held > 1_000, $"{held} were held back.");
    }

    private bool Live(IEnumerable<int> steps)
    {
        var talk = new AlertTalk(new("console", AlertSeverity.Warning), new("discord", null));
        foreach (var step in steps)
        {
            Step(talk, step);
            Check(talk, "console");
            Check(talk, "discord");
        }

        return true;
    }

    private static void Step(AlertTalk talk, int step)
    {
        var (what, choice) = (step % 20, step / 20);
        var topic = (AlertTopic)(choice % 3);
        switch (what)
        {
            case < 6:
                talk.Raise(
                    Keys[choice % 4], (AlertSeverity)(choice / 4 % 3), $"Text {choice}.", topic, choice % 5 == 0);
                break;
            case < 9:
                talk.Lift(Keys[choice % 4]);
                break;
            case < 10:
                talk.Acknowledge(choice % 2 == 0 ? null : choice);
                break;
            case < 11:
                talk.Mute(topic, choice % 4 == 0 ? null : talk.Now.AddMinutes(choice * 7));
                break;
            case < 12:
                talk.BeQuiet(choice % 4 == 0 ? null : new(new(choice % 24, 0), new((choice + 9) % 24, 30)));
                break;
            case < 13:
                talk.Restart();
                break;
            case < 16:
                talk.Show(choice % 3 == 0 ? "discord" : "console");
                break;
            default:
                talk.Now = talk.Now.AddMinutes(choice * choice / 10.0);
                break;
        }
    }

    private void Check(AlertTalk talk, string channel)
    {
        var now = talk.On(channel);
        var lines = now.Due.Concat(now.Held).ToList();
        Assert.Equal(now.Due.Count, now.Due.DistinctBy(line => line.Alert.Key).Count());
        Assert.Equal(now.Held.Count, now.Held.DistinctBy(line => line.Alert.Key).Count());
        Assert.All(now.Held, line => Assert.True(line.Until > talk.Now));
        Assert.True(now.Held.Count == 0 || now.NextAt > talk.Now);
        shown += now.Due.Count;
        held += now.Held.Count;

        // Told somewhere in its latest words, or in the inbox of everyone who asks.
        var told = talk.Book.Known.Where(talk.Book.WasTold).Select(alert => alert.Number);
        var inbox = talk.Routing.Inbox(talk.Book, channel, talk.Now);
        Assert.Equal(inbox.Count, inbox.DistinctBy(line => line.Alert.Key).Count());
        var listed = inbox.SelectMany(line => line.Earlier.Append(line.Alert)).Select(alert => alert.Number);
        Assert.Equal(
            Enumerable.Range(1, talk.Book.NextNumber - 1),
            told.Concat(listed).Concat(Forgotten(talk)).Distinct().Order());
        Assert.All(lines, line => Assert.True(line.Times >= 1));
    }

    /// <summary>Lifted alerts beyond the last fifty; they were told, or the book counts them.</summary>
    private static IEnumerable<int> Forgotten(AlertTalk talk)
    {
        Assert.Equal(0, talk.Book.LetGoUntold);
        var known = talk.Book.Known.Select(alert => alert.Number).ToHashSet();
        var everTold = talk.Journal.OfType<AlertEvent.AlertsTold>()
            .SelectMany(told => told.Marks).Select(mark => mark.Number).ToHashSet();
        return everTold.Where(number => !known.Contains(number));
    }
}
