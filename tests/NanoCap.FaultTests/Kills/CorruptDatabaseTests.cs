using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Storage;
using Xunit.Sdk;

namespace NanoCap.FaultTests.Kills;

/// <summary>The real process on a journal that cannot be trusted: it talks, it names the entry, it trades nothing, and
/// it says so to whoever started it.</summary>
public sealed class CorruptDatabaseTests : IClassFixture<LivedState>, IDisposable
{
    private const int Halted = 4;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-corrupt-");

    public CorruptDatabaseTests(LivedState lived) => lived.CopyTo(State);

    private string State => Path.Combine(folder.FullName, "state");

    private StateFiles Files => new(State);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public Task Edited_json_is_named() => StartsHaltedAsync(
        () => Execute("UPDATE journal SET json = replace(json, '2024', '2023') WHERE sequence = 4"), "entry 4");

    [Fact]
    public Task An_edited_hash_is_named() => StartsHaltedAsync(
        () => Execute("UPDATE journal SET hash = randomblob(32) WHERE sequence = 3"), "entry 3");

    [Fact]
    public Task A_deleted_row_in_the_middle_is_named() => StartsHaltedAsync(
        () => Execute("DELETE FROM journal WHERE sequence = 3"), "expected entry 3, found entry 4");

    [Fact]
    public Task A_swapped_pair_is_named() => StartsHaltedAsync(
        () => Execute("UPDATE journal SET sequence = -1 WHERE sequence = 3; UPDATE journal SET sequence = 3 WHERE "
            + "sequence = 4; UPDATE journal SET sequence = 4 WHERE sequence = -1"),
        "entry 3");

    [Fact]
    public Task A_tail_that_is_shorter_than_the_noted_head_is_named() => StartsHaltedAsync(
        () => Execute("DELETE FROM journal WHERE sequence > 4"), "ends with entry 4");

    [Fact]
    public Task A_type_of_event_that_is_not_known_is_named() => StartsHaltedAsync(
        () => Forge("DeskMoved", 1), "is a DeskMoved version 1");

    [Fact]
    public Task A_version_of_an_event_that_is_not_known_is_named() => StartsHaltedAsync(
        () => Forge("JobsCompleted", 99), "is a JobsCompleted version 99");

    [Fact]
    public Task A_file_full_of_garbage_is_told() => StartsHaltedAsync(
        () => File.WriteAllBytes(Files.DatabaseFile, [.. Enumerable.Repeat((byte)0x5A, 50_000)]),
        "cannot be used");

    [Fact]
    public Task Damaged_pages_are_told() => StartsHaltedAsync(Damage, "HALTED");

    [Fact]
    public Task A_missing_note_of_the_head_is_told() => StartsHaltedAsync(
        () => File.Delete(Files.JournalHeadFile), "journal.head");

    [Fact]
    public async Task A_missing_database_is_not_begun_anew_while_its_head_is_noted()
    {
        await StartsHaltedAsync(
            () =>
            {
                File.Delete(Files.DatabaseFile);
                File.Delete(Files.BrokerFile);
            },
            "is missing");
        Assert.False(File.Exists(Files.DatabaseFile));
    }

    [Fact]
    public async Task A_missing_database_beside_a_broker_that_has_lived_ends_the_start()
    {
        File.Delete(Files.DatabaseFile);

        var ended = await Assert.ThrowsAsync<FailException>(() => BotTerminal.StartAsync(State));

        Assert.Contains($"ended with {Halted}", ended.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Files.DatabaseFile));
    }

    [Fact]
    public async Task A_journal_one_batch_ahead_of_its_noted_head_is_a_crash_and_starts()
    {
        using (var connection = Open())
        {
            var entries = new JournalReader(connection, Files).Entries().ToList();
            new JournalHeadFile(Files.JournalHeadFile).Write(entries[^2].Head);
        }

        using var terminal = await BotTerminal.StartAsync(State);
        Assert.DoesNotContain("HALTED", await terminal.SayAsync("/status"), StringComparison.Ordinal);
        Assert.Equal(0, await terminal.QuitAsync());
    }

    private async Task StartsHaltedAsync(Action damage, string told)
    {
        damage();
        var ledger = File.Exists(Files.BrokerFile) ? await File.ReadAllBytesAsync(Files.BrokerFile) : [];
        using var terminal = await BotTerminal.StartAsync(State);
        var status = await terminal.SayAsync("/status");
        Assert.Contains("HALTED", status, StringComparison.Ordinal);
        Assert.Contains(told, Unwrapped(status), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("HALTED", await terminal.SayAsync("/approve 1"), StringComparison.Ordinal);
        Assert.Contains("HALTED", await terminal.SayAsync("/next"), StringComparison.Ordinal);
        Assert.Equal(Halted, await terminal.QuitAsync());
        Assert.Equal(ledger, File.Exists(Files.BrokerFile) ? await File.ReadAllBytesAsync(Files.BrokerFile) : []);
    }

    // A card breaks its lines and frames them.
    private static string Unwrapped(string screen) =>
        string.Join(' ', screen.Split([' ', '\n', '\r', '│'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Appends an entry that follows the last one in every way but its name.</summary>
    private void Forge(string type, int version)
    {
        using var connection = Open();
        var last = new JournalReader(connection, Files).Entries().Last();
        var forged = JournalEntry.Chained(last.Hash, last.Sequence + 1, 0, type, version, "{}"u8.ToArray());
        using var command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO journal (sequence, at_ms, type, version, json, hash) VALUES ({forged.Sequence}, 0, '{type}', "
            + $"{version}, X'7B7D', X'{Convert.ToHexString(forged.Hash)}')";
        command.ExecuteNonQuery();
        new JournalHeadFile(Files.JournalHeadFile).Write(forged.Head);
    }

    private void Execute(string text)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private SqliteConnection Open()
    {
        SystemSqlite.Use();
        var connection = new SqliteConnection($"Data Source={Files.DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Damage()
    {
        using var stream = new FileStream(Files.DatabaseFile, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = 4096;
        stream.Write(Enumerable.Repeat((byte)0x5A, 8192).ToArray());
    }
}
