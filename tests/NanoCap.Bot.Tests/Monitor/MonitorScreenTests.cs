using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Monitor;
using NanoCap.Bot.Tests.Chat;

namespace NanoCap.Bot.Tests.Monitor;

public sealed class MonitorScreenTests
{
    private const string Foot = MonitorTerminal.Foot;

    [Fact]
    public void A_calm_bot_reads_as_approved_on_a_small_and_on_a_large_terminal()
    {
        Approved.Text(Text(MonitorPictures.Calm, 80, 24), "monitor-calm-80x24");
        Approved.Text(Text(MonitorPictures.Calm, 120, 40), "monitor-calm-120x40");
    }

    [Fact]
    public void A_crowded_bot_reads_as_approved_on_a_small_and_on_a_large_terminal()
    {
        Approved.Text(Text(MonitorPictures.Crowded, 80, 24), "monitor-crowded-80x24");
        Approved.Text(Text(MonitorPictures.Crowded, 120, 40), "monitor-crowded-120x40");
    }

    [Theory]
    [InlineData(20, 6)]
    [InlineData(60, 10)]
    [InlineData(79, 24)]
    [InlineData(80, 25)]
    [InlineData(100, 31)]
    [InlineData(200, 60)]
    public void Nothing_is_wider_or_higher_than_the_terminal_and_the_foot_stands_last(int width, int height)
    {
        foreach (var picture in new[] { MonitorPictures.Calm, MonitorPictures.Crowded })
        {
            var lines = MonitorScreen.Lines(picture, width, height, TimeSpan.FromSeconds(9), Foot);

            Assert.Equal(height, lines.Count);
            Assert.All(lines, line => Assert.InRange(MonitorScreen.Text(line).Length, 0, width));
            Assert.StartsWith("q leaves", MonitorScreen.Text(lines[^1]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Real_money_a_latched_breaker_and_silence_stand_out()
    {
        var lines = MonitorScreen.Lines(MonitorPictures.Crowded, 80, 24, TimeSpan.FromSeconds(9), Foot);

        Assert.Equal(new Cell("LIVE", Tone.Bad), lines[0][0]);
        Assert.Contains(lines, line => line.Any(
            cell => cell.Tone == Tone.Bad && cell.Text.StartsWith("NO ANSWER", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Any(
            cell => cell.Tone == Tone.Bad && cell.Text.StartsWith("Breaker: day-loss", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_position_is_counted_where_not_all_fit()
    {
        var text = Text(MonitorPictures.Crowded, 80, 24);

        var shown = Enumerable.Range(0, 12).Count(
            number => text.Contains($"\nTICK{number} ", StringComparison.Ordinal));
        Assert.Contains($"... and {12 - shown} more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_shown_whole_or_not_at_all()
    {
        foreach (var line in Text(MonitorPictures.Crowded, 80, 24).Split('\n'))
        {
            if (line.StartsWith("TICK", StringComparison.Ordinal))
            {
                Assert.DoesNotContain("...", line, StringComparison.Ordinal);
                Assert.Contains("-2,475.17", line, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_hostile_name_cannot_move_the_cursor()
    {
        var hostile = MonitorPictures.Calm with
        {
            LastEvents = [new(MonitorPictures.Now, Severity.Plain, "\u001b[2Jgone\u202e")],
        };

        Assert.Contains("?[2Jgone?", Text(hostile, 80, 24), StringComparison.Ordinal);
    }

    [Fact]
    public void A_halted_desk_and_an_empty_one_say_so()
    {
        var halted = new MonitorPicture(MonitorPictures.Now, null, "HALTED", "the journal cannot be read");

        var text = Text(halted, 80, 24);

        Assert.Contains("The desk takes no inputs: the journal cannot be read", text, StringComparison.Ordinal);
        Assert.Contains("No positions.", text, StringComparison.Ordinal);
        Assert.Contains("Nothing has happened since the bot was started.", text, StringComparison.Ordinal);
    }

    private static string Text(MonitorPicture picture, int width, int height) => string.Join(
        '\n', MonitorScreen.Lines(picture, width, height, null, Foot).Select(MonitorScreen.Text));
}
