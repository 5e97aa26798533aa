using Microsoft.Extensions.Logging;
using NanoCap.Bot.Diagnostics;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Tests.Diagnostics;

public sealed class BotLoggingTests
{
    [Fact]
    public async Task Facts_go_to_a_file_and_only_warnings_to_the_person_as_one_plain_line()
    {
        var folder = Directory.CreateTempSubdirectory("nanocap-log-");
        await using var warnings = new StringWriter();
        using (var factory = LoggerFactory.Create(
            builder => builder.AddBotLogging(new LogOptions(), folder.FullName, warnings)))
        {
            var log = factory.CreateLogger("Desk");
            Write(log, LogLevel.Debug, "too fine");
            Write(log, LogLevel.Information, "The desk opened.");
            Write(log, LogLevel.Warning, "The backup failed\nagain.", new IOException("no space"));
        }

        var file = Assert.Single(Directory.GetFiles(BotLogging.FolderIn(folder.FullName)));
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        Assert.Equal($"Warning: The backup failed again. (no space){Environment.NewLine}", warnings.ToString());
        Assert.Contains("[INF] Desk: The desk opened.", text, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: no space", text, StringComparison.Ordinal);
        Assert.DoesNotContain("too fine", text, StringComparison.Ordinal);
    }

    private static void Write(ILogger log, LogLevel level, string text, Exception? why = null) =>
        log.Log(level, default, text, why, (message, _) => message);
}
