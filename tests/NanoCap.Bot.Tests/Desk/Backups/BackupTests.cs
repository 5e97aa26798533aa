using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Backups;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Scenarios;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk.Backups;

public sealed class BackupTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TemporaryFolder temporary = new();

    private string Backups => temporary.Path + "-backups";

    private string Fresh => temporary.Path + "-fresh";

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void A_backup_of_a_journal_in_use_is_whole_and_can_be_restored()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(7);

        var (folder, manifest) = Take();
        journal.AppendJobs(2);

        Assert.Equal(7, manifest.Entries);
        Assert.Equal(["desk.db", "journal.head", "manifest.json"], NamesIn(folder));
        Restore(folder, Fresh, isForced: false);
        using var restored = BotDatabase.OpenForReading(new StateFiles(Fresh));
        Assert.Equal(manifest.HeadHash, new JournalReader(restored, new StateFiles(Fresh)).Verify().Hash);
    }

    [Fact]
    public void A_state_that_is_there_gives_way_only_to_force_and_is_moved_aside()
    {
        string folder;
        using (var journal = new OpenJournal(temporary))
        {
            journal.AppendJobs(3);
            folder = Take().Folder;
            journal.AppendJobs(2);
        }

        var refusal = Assert.Throws<BackupException>(() => Restore(folder, temporary.Path, isForced: false));
        Assert.Contains("--force", refusal.Message, StringComparison.Ordinal);
        using (var untouched = new OpenJournal(temporary))
        {
            Assert.Equal(5, untouched.Journal.Head.Sequence);
        }

        Restore(folder, temporary.Path, isForced: true);

        using var restored = new OpenJournal(temporary);
        Assert.Equal(3, restored.Journal.Head.Sequence);
        var aside = Assert.Single(Directory.GetDirectories(temporary.Path, "replaced-*"));
        Assert.Contains("desk.db", NamesIn(aside));
        Assert.Contains("journal.head", NamesIn(aside));
    }

    [Fact]
    public void A_snapshot_of_the_replaced_journal_goes_with_it()
    {
        LongJournal.Grow(temporary, JournalKeeper.EventsBetweenSnapshots);
        LongJournal.KeeperOf(temporary).KeepOnce(Never);
        var folder = Take().Folder;
        Assert.DoesNotContain("desk.snapshot", NamesIn(folder));

        Restore(folder, temporary.Path, isForced: true);

        Assert.False(File.Exists(temporary.File("desk.snapshot")));
    }

    [Fact]
    public void Nothing_is_restored_into_a_folder_that_a_bot_holds()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(1);
        var folder = Take().Folder;

        Assert.Throws<StateFolderException>(() => Restore(folder, temporary.Path, isForced: true));
    }

    [Theory]
    [InlineData("desk.db")]
    [InlineData("journal.head")]
    [InlineData("broker.db")]
    public void A_backup_with_a_changed_or_missing_file_is_refused_by_its_name(string name)
    {
        string folder;
        using (var journal = new OpenJournal(temporary))
        {
            journal.AppendJobs(3);
            MakeLedger();
            folder = Take().Folder;
        }

        var file = Path.Combine(folder, name);
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Contains(
            $"{name} is not what was written",
            Assert.Throws<BackupException>(() => Restore(folder, Fresh, isForced: false)).Message,
            StringComparison.Ordinal);
        File.Delete(file);
        Assert.Contains(
            $"{name} is missing",
            Assert.Throws<BackupException>(() => Restore(folder, Fresh, isForced: false)).Message,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(Fresh));
    }

    [Fact]
    public void A_backup_whose_files_fit_its_manifest_but_whose_journal_is_edited_is_refused()
    {
        string folder;
        using (var journal = new OpenJournal(temporary))
        {
            journal.AppendJobs(3);
            folder = Take().Folder;
        }

        var manifest = BackupManifest.Read(folder);
        var database = Path.Combine(folder, "desk.db");
        Execute(database, "UPDATE journal SET at_ms = at_ms + 1 WHERE sequence = 2");
        var hashes = manifest.Files.ToDictionary();
        hashes["desk.db"] = BackupManifest.HashOf(database);
        (manifest with { Files = hashes }).Write(folder);

        Assert.Contains(
            "entry 2",
            Assert.Throws<BackupException>(() => Restore(folder, Fresh, isForced: false)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_no_backup()
    {
        Directory.CreateDirectory(Backups);

        Assert.Contains(
            "manifest.json",
            Assert.Throws<BackupException>(() => Restore(Backups, Fresh, isForced: false)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_backup_is_kept_of_a_journal_that_is_broken()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(5);
        journal.Execute("DELETE FROM journal WHERE sequence = 4");

        var refusal = Assert.Throws<BackupException>(() => Take());

        Assert.Contains("found entry 5", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Backups));
    }

    [Fact]
    public async Task A_restored_old_journal_takes_the_brokers_facts_and_sends_nothing_again()
    {
        // Approved before the backup, sent and filled after it; another one approved after it.
        string folder;
        HashSet<string> sent;
        await using (var bot = await LiveAsync())
        {
            await bot.NextAsync();
            var proposals = bot.State.OpenProposals.Select(proposal => proposal.Number).Take(2).ToList();
            Assert.Equal(2, proposals.Count);
            await bot.DoAsync($"/approve {proposals[0]}");
            folder = Take().Folder;
            await bot.DoAsync($"/approve {proposals[1]}");
            await bot.NextAsync();
            Assert.Equal(2, bot.State.Positions.Count);
            sent = (await bot.ReadBrokerAsync()).Orders.Select(order => order.BrokerOrderId).ToHashSet();
        }

        Restore(folder, temporary.Path, isForced: true);

        await using var restored = await LiveAsync();
        await restored.Replay.BeginAsync(Never);
        AssertSamePositions(restored, await restored.ReadBrokerAsync());
        Assert.NotEmpty(restored.State.Differences);
        await restored.NextAsync();

        var broker = await restored.ReadBrokerAsync();
        AssertSamePositions(restored, broker);
        Assert.All(broker.Orders.GroupBy(order => order.Request.Id), orders => Assert.Single(orders));
        Assert.DoesNotContain(
            broker.Orders, order => !sent.Contains(order.BrokerOrderId) && order.Request.Side == Side.Buy);
    }

    private static void AssertSamePositions(LivingBot bot, BrokerSnapshot broker) => Assert.Equal(
        broker.Positions.Where(position => !position.Quantity.IsZero)
            .Select(position => (position.Symbol, position.Quantity)).Order(),
        bot.State.Positions.Values.Select(position => (position.Symbol, position.Quantity)));

    private static List<string> NamesIn(string folder) =>
        [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static void Execute(string database, string text)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private (string Folder, BackupManifest Manifest) Take() =>
        new StateBackup(new StateFiles(temporary.Path), temporary.Clock).Take(Backups, Never);

    private IReadOnlyList<string> Restore(string from, string state, bool isForced) =>
        new StateRestore(temporary.Clock).Restore(from, state, isForced, Never);

    private void MakeLedger() => Execute(temporary.File("broker.db"), "CREATE TABLE ledger (sequence INTEGER)");

    private Task<LivingBot> LiveAsync() =>
        LivingBot.StartAsync(new BotOptions { State = new StateOptions { Folder = temporary.Path } });
}
