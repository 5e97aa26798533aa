using System.Text.Json;
using Microsoft.Data.Sqlite;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>Reads the journal from its first entry and trusts nothing: each entry must follow the one before, and the
/// head that was noted outside the database must be reached.</summary>
/// <remarks>A journal that reaches further than the noted head is what a crash between commit and note leaves; nothing
/// is missing from it.</remarks>
internal sealed class JournalReader(SqliteConnection connection, StateFiles folder)
{
    /// <summary>Walks the whole chain and returns its head.</summary>
    /// <exception cref="JournalUnusableException">An entry was changed, removed, moved or lost; it is
    /// named.</exception>
    public JournalHead Verify() => Entries().LastOrDefault()?.Head ?? JournalHead.Beginning;

    /// <summary>All events in order, each verified before it is handed out.</summary>
    /// <exception cref="JournalUnusableException">The chain is broken, or an entry is not understood.</exception>
    public IEnumerable<JournaledEvent> Events() => EventsAfter(JournalHead.Beginning);

    /// <summary>The events after an entry, each verified before it is handed out; those before it are not looked
    /// at.</summary>
    /// <exception cref="JournalUnusableException">The chain is broken, or an entry is not understood.</exception>
    public IEnumerable<JournaledEvent> EventsAfter(JournalHead known) =>
        EntriesAfter(known).Select(entry => new JournaledEvent(EventOf(entry), entry));

    /// <summary>All entries in order, each verified before it is handed out.</summary>
    /// <exception cref="JournalUnusableException">The chain is broken.</exception>
    public IEnumerable<JournalEntry> Entries() => EntriesAfter(JournalHead.Beginning);

    /// <summary>Whether the journal has this entry, with this hash.</summary>
    public bool Holds(JournalHead entry)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hash FROM journal WHERE sequence = @s";
        command.Parameters.AddWithValue("@s", entry.Sequence);
        return Guarded(command.ExecuteScalar) is byte[] hash && Convert.ToHexStringLower(hash) == entry.Hash;
    }

    /// <exception cref="JournalUnusableException">The entry is not understood.</exception>
    public DeskEvent EventOf(JournalEntry entry)
    {
        try
        {
            return DeskEventCatalog.Find(entry) ?? throw new JournalUnusableException(
                $"Entry {entry.Sequence} of the journal is a {entry.Type} version {entry.Version}, which this " +
                "program does not know; a newer version wrote it. Start that version.",
                folder,
                entry.Sequence);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException)
        {
            throw new JournalUnusableException(
                $"Entry {entry.Sequence} of the journal, a {entry.Type}, cannot be read: {failure.Message}",
                folder,
                entry.Sequence,
                failure);
        }
    }

    private IEnumerable<JournalEntry> EntriesAfter(JournalHead known)
    {
        // Read first: a journal that is being written meanwhile only grows beyond it.
        var noted = NotedHead();
        if (noted is not null && noted.Sequence > 0 && noted.Sequence <= known.Sequence && !Holds(noted))
        {
            throw NotTheNoted(noted.Sequence);
        }

        var last = known.Sequence;
        var previousHash = Convert.FromHexString(known.Hash);
        foreach (var entry in StoredAfter(known.Sequence))
        {
            Check(entry, last + 1, previousHash, noted);
            last = entry.Sequence;
            previousHash = entry.Hash;
            yield return entry;
        }

        CheckEnd(last, noted);
    }

    private void CheckEnd(long last, JournalHead? noted)
    {
        if (noted is null && last > 0)
        {
            throw new JournalUnusableException(
                $"The journal has {last} entries, but {folder.JournalHeadFile}, which tells whether that is " +
                "all of them, is missing.",
                folder);
        }

        if (noted is not null && noted.Sequence > last)
        {
            throw new JournalUnusableException(
                $"The journal was cut off: it ends with entry {last}, and entry {noted.Sequence} had been " +
                $"written. Entry {last + 1} is the first that is missing.",
                folder,
                last + 1);
        }
    }

    private void Check(JournalEntry entry, long expected, byte[] previousHash, JournalHead? noted)
    {
        if (entry.Sequence != expected)
        {
            throw new JournalUnusableException(
                $"The journal's chain is broken: expected entry {expected}, found entry {entry.Sequence}.",
                folder,
                expected);
        }

        if (!entry.Follows(previousHash))
        {
            throw new JournalUnusableException(
                $"The journal's chain is broken: entry {expected} is not what was written.", folder, expected);
        }

        if (noted is not null && noted.Sequence == expected && noted.Hash != entry.Head.Hash)
        {
            throw NotTheNoted(expected);
        }
    }

    private JournalUnusableException NotTheNoted(long sequence) => new(
        $"The journal is not the one that {folder.JournalHeadFile} belongs to: entry {sequence} differs.",
        folder,
        sequence);

    private JournalHead? NotedHead()
    {
        try
        {
            return new JournalHeadFile(folder.JournalHeadFile).Find();
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new JournalUnusableException(failure.Message, folder, inner: failure);
        }
    }

    private IEnumerable<JournalEntry> StoredAfter(long sequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, at_ms, type, version, json, hash FROM journal " +
            "WHERE sequence > @after ORDER BY sequence";
        command.Parameters.AddWithValue("@after", sequence);
        using var rows = Guarded(command.ExecuteReader);
        while (Guarded(rows.Read))
        {
            yield return Guarded(() => new JournalEntry(
                rows.GetInt64(0),
                rows.GetInt64(1),
                rows.GetString(2),
                rows.GetInt32(3),
                rows.GetFieldValue<byte[]>(4),
                rows.GetFieldValue<byte[]>(5)));
        }
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is SqliteException or InvalidCastException or OverflowException)
        {
            throw new JournalUnusableException(
                $"The journal in {folder.DatabaseFile} cannot be read: {failure.Message}", folder, inner: failure);
        }
    }
}
