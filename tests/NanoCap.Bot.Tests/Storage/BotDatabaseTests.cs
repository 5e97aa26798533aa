using Microsoft.Data.Sqlite;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Tests.Storage;

public sealed class BotDatabaseTests
{
    [Fact]
    public void A_file_that_is_no_database_is_refused_and_the_way_back_named()
    {
        using var temporary = new TemporaryFolder();
        using var folder = temporary.Open();
        File.WriteAllText(folder.DatabaseFile, new string('x', 10_000));

        var refusal = Assert.Throws<JournalUnusableException>(() => BotDatabase.Open(folder));

        Assert.Contains("not a database", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(
            "move desk.db, desk.db-wal, desk.db-shm and journal.head out of " + folder.Path,
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Contains("start with --state and the name of a new folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_page_is_found_before_anything_is_read()
    {
        using var temporary = new TemporaryFolder();
        using var folder = temporary.Open();
        BotDatabase.Open(folder).Dispose();
        using (var file = File.Open(folder.DatabaseFile, FileMode.Open))
        {
            // The last page is a table's or an index's; its header becomes nonsense.
            file.Position = file.Length - 4096;
            file.Write([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
        }

        var refusal = Assert.Throws<JournalUnusableException>(() => BotDatabase.Open(folder));

        Assert.Contains("is damaged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_a_newer_version_is_left_alone()
    {
        using var temporary = new TemporaryFolder();
        using var folder = temporary.Open();
        BotDatabase.Open(folder).Dispose();
        using (var other = new SqliteConnection($"Data Source={folder.DatabaseFile};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '6.0.7')";
            command.ExecuteNonQuery();
        }

        var refusal = Assert.Throws<JournalUnusableException>(() => BotDatabase.Open(folder));

        Assert.Contains("newer version of this program", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Later", refusal.Message, StringComparison.Ordinal);
    }
}
