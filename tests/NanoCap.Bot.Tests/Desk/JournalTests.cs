using NanoCap.Bot.Desk;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Desk;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void What_was_appended_is_read_back_in_order_after_a_restart()
    {
        using (var journal = new OpenJournal(temporary))
        {
            journal.AppendJobs(3);
            journal.Append(
                new DeskEvent.EntriesPaused(SmallDesk.Owner, SmallDesk.Evening),
                new DeskEvent.JobsCompleted(SmallDesk.Evening));
        }

        using var reopened = new OpenJournal(temporary);
        var events = new JournalReader(reopened.Database.Writer, reopened.Folder).Events().ToList();

        Assert.Equal([1L, 2, 3, 4, 5], events.Select(entry => entry.Head.Sequence));
        Assert.Equal(new DeskEvent.EntriesPaused(SmallDesk.Owner, SmallDesk.Evening), events[3].Happened);
        Assert.Equal(5, reopened.Journal.Head.Sequence);
    }

    [Theory]
    [InlineData("UPDATE journal SET json = CAST(replace(json, '22:03', '22:04') AS BLOB) WHERE sequence = 3", 3)]
    [InlineData("UPDATE journal SET at_ms = at_ms + 1 WHERE sequence = 4", 4)]
    [InlineData("UPDATE journal SET type = 'DeskRestarted' WHERE sequence = 2", 2)]
    [InlineData("UPDATE journal SET version = 2 WHERE sequence = 5", 5)]
    [InlineData("UPDATE journal SET hash = randomblob(32) WHERE sequence = 1", 1)]
    [InlineData("UPDATE journal SET hash = randomblob(32) WHERE sequence = 9", 9)]
    [InlineData("DELETE FROM journal WHERE sequence = 1", 1)]
    [InlineData("DELETE FROM journal WHERE sequence = 6", 6)]
    [InlineData("DELETE FROM journal WHERE sequence > 7", 8)]
    [InlineData("DELETE FROM journal WHERE sequence = 9", 9)]
    [InlineData("DELETE FROM journal", 1)]
    [InlineData("DELETE FROM journal WHERE sequence = 4; " +
        "UPDATE journal SET sequence = sequence - 1 WHERE sequence > 4", 4)]
    [InlineData("UPDATE journal SET sequence = 100 WHERE sequence = 3; " +
        "UPDATE journal SET sequence = 3 WHERE sequence = 4; " +
        "UPDATE journal SET sequence = 4 WHERE sequence = 100", 3)]
    public void A_changed_removed_moved_or_lost_entry_is_named(string tampering, long sequence)
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(9);
        var reader = new JournalReader(journal.Database.Writer, journal.Folder);
        Assert.Equal(9, reader.Verify().Sequence);

        journal.Execute(tampering);

        var refusal = Assert.Throws<JournalUnusableException>(() => reader.Verify());
        Assert.Equal(sequence, refusal.Sequence);
        Assert.Contains($"entry {sequence}", refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<JournalUnusableException>(() => reader.Events().Count());
    }

    [Fact]
    public void A_forged_end_with_a_chain_of_its_own_is_not_the_noted_one()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(3);
        var reader = new JournalReader(journal.Database.Writer, journal.Folder);
        var second = reader.Entries().ElementAt(1);
        var forged = JournalEntry.Chained(second.Hash, 3, 0, "JobsCompleted", 1, "{}"u8.ToArray());

        journal.Execute($"UPDATE journal SET at_ms = 0, json = X'7B7D', hash = X'{Convert.ToHexString(forged.Hash)}' " +
            "WHERE sequence = 3");

        Assert.Equal(3, Assert.Throws<JournalUnusableException>(() => reader.Verify()).Sequence);
    }

    [Fact]
    public void A_gap_is_found_although_every_hash_follows()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(1);
        var reader = new JournalReader(journal.Database.Writer, journal.Folder);
        var skipping = JournalEntry.Chained(reader.Entries().Single().Hash, 3, 0, "JobsCompleted", 1, "{}"u8.ToArray());
        journal.Execute("INSERT INTO journal VALUES (3, 0, 'JobsCompleted', 1, X'7B7D', " +
            $"X'{Convert.ToHexString(skipping.Hash)}')");

        var refusal = Assert.Throws<JournalUnusableException>(() => reader.Verify());

        Assert.Contains("expected entry 2, found entry 3", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_one_batch_ahead_of_its_note_is_a_crash_and_goes_on()
    {
        using (var journal = new OpenJournal(temporary))
        {
            journal.AppendJobs(3);
            var noted = File.ReadAllText(journal.Folder.JournalHeadFile);
            journal.AppendJobs(1);
            File.WriteAllText(journal.Folder.JournalHeadFile, noted);
        }

        using var reopened = new OpenJournal(temporary);
        reopened.AppendJobs(1);

        Assert.StartsWith("5 ", File.ReadAllText(reopened.Folder.JournalHeadFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_journal_without_a_readable_note_of_its_head_is_not_trusted(bool isGarbled)
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(2);
        File.Delete(journal.Folder.JournalHeadFile);
        if (isGarbled)
        {
            File.WriteAllText(journal.Folder.JournalHeadFile, "2");
        }

        var refusal = Assert.Throws<JournalUnusableException>(
            () => new JournalReader(journal.Database.Writer, journal.Folder).Verify());
        Assert.Contains("journal.head", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_a_newer_version_stops_with_its_name()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(1);
        var first = new JournalReader(journal.Database.Writer, journal.Folder).Entries().Single();
        var foreign = JournalEntry.Chained(first.Hash, 2, 0, "DeskMoved", 1, "{}"u8.ToArray());
        journal.Execute("INSERT INTO journal VALUES (2, 0, 'DeskMoved', 1, X'7B7D', " +
            $"X'{Convert.ToHexString(foreign.Hash)}')");

        var refusal = Assert.Throws<JournalUnusableException>(
            () => new JournalReader(journal.Database.Writer, journal.Folder).Events().Count());

        Assert.Contains("Entry 2 of the journal is a DeskMoved version 1", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_torn_write_ahead_log_loses_only_what_nobody_was_told(bool isLastBatchNoted)
    {
        byte[] database, log;
        using (var journal = new OpenJournal(temporary))
        {
            journal.AppendJobs(4);
            var noted = File.ReadAllText(journal.Folder.JournalHeadFile);
            journal.AppendJobs(1);
            File.WriteAllText(
                journal.Folder.JournalHeadFile,
                isLastBatchNoted ? File.ReadAllText(journal.Folder.JournalHeadFile) : noted);
            database = ReadShared(journal.Folder.DatabaseFile);
            log = ReadShared(journal.Folder.DatabaseFile + "-wal");
        }

        // As the power failure left it: the last page of the last batch is torn in the middle.
        File.WriteAllBytes(temporary.File("desk.db"), database);
        File.WriteAllBytes(temporary.File("desk.db-wal"), log[..^2000]);

        if (isLastBatchNoted)
        {
            var refusal = Assert.Throws<JournalUnusableException>(() => new OpenJournal(temporary));
            Assert.Equal(5, refusal.Sequence);
        }
        else
        {
            using var reopened = new OpenJournal(temporary);
            Assert.Equal(4, reopened.Journal.Head.Sequence);
        }
    }

    [Fact]
    public void A_full_disk_writes_nothing_of_the_batch_and_the_journal_stays_whole()
    {
        using (var journal = new OpenJournal(temporary))
        {
            journal.AppendJobs(2);
            var pages = journal.Rows("PRAGMA page_count").Single();
            journal.Execute($"PRAGMA max_page_count = {pages}");
            var refusal = Assert.Throws<JournalWriteException>(() => journal.Append([.. Enumerable.Range(0, 500)
                .Select(minute => new DeskEvent.JobsCompleted(SmallDesk.Evening.AddMinutes(minute)))]));

            Assert.Contains("full", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(2, journal.Journal.Head.Sequence);
        }

        using var reopened = new OpenJournal(temporary);
        Assert.Equal(2, reopened.Journal.Head.Sequence);
        reopened.AppendJobs(1);
        Assert.Equal(3, reopened.Journal.Head.Sequence);
    }

    [Fact]
    public void A_head_that_cannot_be_noted_lets_the_durable_batch_stand_and_stops_the_next()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(1);
        Directory.CreateDirectory(journal.Folder.JournalHeadFile + ".new");

        journal.AppendJobs(1);
        Assert.Throws<JournalWriteException>(() => journal.AppendJobs(1));

        Assert.Equal(2, journal.Journal.Head.Sequence);
        Directory.Delete(journal.Folder.JournalHeadFile + ".new");
        journal.AppendJobs(1);
        Assert.Equal(3, new JournalReader(journal.Database.Writer, journal.Folder).Verify().Sequence);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
