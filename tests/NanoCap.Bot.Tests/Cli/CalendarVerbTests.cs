using NanoCap.Bot.Cli;

namespace NanoCap.Bot.Tests.Cli;

public sealed class CalendarVerbTests
{
    [Fact]
    public void Sessions_are_listed_in_new_york_time_and_utc_with_their_early_close()
    {
        var run = Calendar("--from", "2024-07-03", "--to", "2024-07-05", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            "[{'date':'2024-07-03','open':'2024-07-03T09:30:00-04:00','close':'2024-07-03T13:00:00-04:00',"
            + "'openUtc':'2024-07-03T13:30:00Z','closeUtc':'2024-07-03T17:00:00Z','early':true},"
            + "{'date':'2024-07-05','open':'2024-07-05T09:30:00-04:00','close':'2024-07-05T16:00:00-04:00',"
            + "'openUtc':'2024-07-05T13:30:00Z','closeUtc':'2024-07-05T20:00:00Z','early':false}]",
            run.Output.Trim().Replace('"', '\''));
    }

    [Fact]
    public void In_winter_new_york_is_five_hours_behind_utc()
    {
        var run = Calendar("--from", "2024-01-02", "--to", "2024-01-02", "--json");
        Assert.Contains("\"open\":\"2024-01-02T09:30:00-05:00\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"openUtc\":\"2024-01-02T14:30:00Z\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_of_closed_days_is_empty()
    {
        var run = Calendar("--from", "2024-01-13", "--to", "2024-01-15", "--json");
        Assert.Equal((0, "[]"), (run.ExitCode, run.Output.Trim()));
    }

    [Fact]
    public void Without_json_it_is_a_table_for_people()
    {
        var run = Calendar("--from", "2024-07-03", "--to", "2024-07-03");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"2024-07-03\W+Wed\W+09:30\W+13:00\W+13:30\W+17:00\W+early", run.Output);
    }

    [Theory]
    [InlineData("2024-13-01", "2024-01-02", "--from, found '2024-13-01'")]
    [InlineData("2024-01-01", "tomorrow", "--to, found 'tomorrow'")]
    [InlineData("2024-01-03", "2024-01-02", "found 2024-01-03 after 2024-01-02")]
    [InlineData("1997-12-31", "2024-01-02", "from 1998-01-01 to 2030-12-31, found 1997-12-31")]
    [InlineData("2024-01-02", "2031-01-01", "from 1998-01-01 to 2030-12-31, found 2031-01-01")]
    public void A_range_that_makes_no_sense_is_refused_with_one_line(string from, string to, string reason)
    {
        var run = Calendar("--from", from, "--to", to, "--json");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var run = Calendar("--to", "1990-01-01");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--from, found nothing", run.Error, StringComparison.Ordinal);
        Assert.Contains("found 1990-01-01", run.Error, StringComparison.Ordinal);
    }

    private static VerbRun Calendar(params string[] arguments) => VerbRun.Of(CalendarVerb.Create(), arguments);
}
