using System.Text;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Tests.Desk.Alerts;

public sealed class AlertKindsTests
{
    [Fact]
    public void Every_topic_is_raised_by_something_or_says_what_is_missing()
    {
        var raised = AlertKinds.All.Select(kind => kind.Topic).ToHashSet();
        Assert.All(Enum.GetValues<AlertTopic>(), topic => Assert.True(
            raised.Contains(topic) != AlertKinds.NotYet.ContainsKey(topic),
            $"{topic} is in neither list, or in both."));
    }

    [Fact]
    public void The_page_about_alerts_has_this_table()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "alerts.md")).ReplaceLineEndings("\n");
        Assert.True(page.Contains(Table(), StringComparison.Ordinal), $"docs/alerts.md should have:\n\n{Table()}");
    }

    private static string Table()
    {
        var text = new StringBuilder("| topic | severity | key | raised | lifted by |\n|---|---|---|---|---|\n");
        foreach (var kind in AlertKinds.All)
        {
            var severities = string.Join(", ", kind.Severities).ToLowerInvariant();
            text.Append($"| {kind.Topic} | {severities} | `{kind.Key}` | {kind.When} | {kind.LiftedBy} |\n");
        }

        text.Append("\nNothing raises these yet, for want of: ");
        text.AppendJoin("; ", AlertKinds.NotYet.Select(topic => $"{topic.Key} ({topic.Value})"));
        return text.Append(".\n").ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NanoCap.Bot.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
