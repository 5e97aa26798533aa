using System.Text.Json;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Tests.Desk;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Cli;

public sealed class JournalVerbTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_whole_journal_is_verified_while_somebody_writes_it()
    {
        using var journal = Journal();

        var run = await RunAsync("verify");
        var json = Json(await RunAsync("verify", "--json"));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(journal.Journal.Head.Hash, run.Output, StringComparison.Ordinal);
        Assert.True(json.GetProperty("isAllWell").GetBoolean());
        Assert.Equal(4, json.GetProperty("entries").GetInt64());
    }

    [Fact]
    public async Task A_broken_journal_and_a_wrong_read_model_have_exit_codes_of_their_own()
    {
        using var journal = Journal();
        journal.Execute("INSERT INTO equity_points VALUES ('2030-01-02', 1, 1)");
        var disagreeing = await RunAsync("verify");
        journal.Execute("UPDATE journal SET at_ms = at_ms + 1 WHERE sequence = 2");
        var broken = await RunAsync("verify", "--json");

        Assert.Equal(ExitCode.Unexpected, disagreeing.ExitCode);
        Assert.Contains("equity_points", disagreeing.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Halted, broken.ExitCode);
        Assert.Equal(2, Json(broken).GetProperty("brokenAt").GetInt64());
    }

    [Theory]
    [InlineData("a changed byte", "UPDATE journal SET json = replace(json, '2024', '2023') WHERE sequence = 1", 1)]
    [InlineData("a removed row", "DELETE FROM journal WHERE sequence = 2", 2)]
    [InlineData("a swapped pair", "UPDATE journal SET sequence = -1 WHERE sequence = 2; " +
        "UPDATE journal SET sequence = 2 WHERE sequence = 3; " +
        "UPDATE journal SET sequence = 3 WHERE sequence = -1", 2)]
    [InlineData("a truncated tail", "DELETE FROM journal WHERE sequence >= 3", 3)]
    public async Task What_was_done_to_a_journal_is_found_and_the_entry_named(
        string what, string tampering, long sequence)
    {
        using var journal = Journal();
        journal.Execute(tampering);

        var run = await RunAsync("verify");
        var json = Json(await RunAsync("verify", "--json"));

        Assert.True(run.ExitCode == ExitCode.Halted, what);
        Assert.Contains($"entry {sequence}", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(sequence, json.GetProperty("brokenAt").GetInt64());
    }

    [Theory]
    [InlineData(new string[0], new long[] { 1, 2, 3, 4 })]
    [InlineData(new[] { "--from", "2", "--to", "3" }, new long[] { 2, 3 })]
    [InlineData(new[] { "--type", "entriesPaused" }, new long[] { 4 })]
    [InlineData(new[] { "--date", "2024-01-02" }, new long[] { 1, 2, 3, 4 })]
    [InlineData(new[] { "--date", "2024-01-03" }, new long[0])]
    public async Task What_is_asked_for_is_shown(string[] arguments, long[] sequences)
    {
        using var journal = Journal();

        var run = await RunAsync(["show", "--json", .. arguments]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var shown = Json(run).EnumerateArray().ToList();
        Assert.Equal(sequences, shown.Select(entry => entry.GetProperty("sequence").GetInt64()));
        Assert.All(shown, entry => Assert.True(entry.GetProperty("isChained").GetBoolean()));
    }

    [Fact]
    public async Task An_entry_out_of_the_chain_is_shown_and_marked()
    {
        using var journal = Journal();
        journal.Execute("UPDATE journal SET json = X'FF' WHERE sequence = 2");

        var run = await RunAsync("show", "--json");
        var table = await RunAsync("show");

        Assert.Equal(ExitCode.Halted, run.ExitCode);
        Assert.Equal(
            [true, false, true, true],
            Json(run).EnumerateArray().Select(entry => entry.GetProperty("isChained").GetBoolean()));
        Assert.Contains("does not follow", table.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--type", "OrderFiled", "did you mean OrderFilled?")]
    [InlineData("--date", "yesterday", "expected a date such as 2024-01-31")]
    [InlineData("--from", "0", "expected --from 1 or more")]
    public async Task A_filter_that_cannot_be_is_a_problem_in_a_line(string option, string value, string told)
    {
        using var journal = Journal();

        var run = await RunAsync("show", option, value);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_and_not_made()
    {
        var run = await RunAsync("verify");

        Assert.Equal(ExitCode.StateLocked, run.ExitCode);
        Assert.False(Directory.Exists(temporary.Path));
    }

    [Fact]
    public async Task Backup_and_restore_tell_what_they_did()
    {
        using (Journal())
        {
            var taken = await CommandLineRun.OfAsync(
                "backup", "--state", temporary.Path, "--to", temporary.File("kept"), "--json");
            Assert.Equal(ExitCode.Done, taken.ExitCode);
            Assert.Equal(4, Json(taken).GetProperty("entries").GetInt64());
        }

        var backup = Assert.Single(Directory.GetDirectories(temporary.File("kept")));
        var refused = await CommandLineRun.OfAsync("restore", backup, "--state", temporary.Path);
        var restored = await CommandLineRun.OfAsync("restore", backup, "--state", temporary.Path, "--force");

        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Equal(ExitCode.Done, restored.ExitCode);
        Assert.Contains("4 entries", restored.Output, StringComparison.Ordinal);
    }

    private static JsonElement Json(CommandLineRun run) => JsonDocument.Parse(run.Output).RootElement;

    private OpenJournal Journal()
    {
        var journal = new OpenJournal(temporary);
        journal.AppendJobs(3);
        journal.Append(new DeskEvent.EntriesPaused(SmallDesk.Owner, SmallDesk.Evening));
        return journal;
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync(["journal", .. arguments, "--state", temporary.Path]);
}
