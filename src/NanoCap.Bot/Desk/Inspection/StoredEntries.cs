using Microsoft.Data.Sqlite;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>Entries as they lie in the table, for looking at: a broken chain is told and no reason to stop.</summary>
internal static class StoredEntries
{
    /// <summary>Entries from one sequence to another, both included, each with whether it follows the one before.
    /// </summary>
    public static IEnumerable<(JournalEntry Entry, bool IsChained)> Between(
        SqliteConnection connection, long from, long to)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, at_ms, type, version, json, hash FROM journal "
            + "WHERE sequence BETWEEN @before AND @to ORDER BY sequence";
        command.Parameters.AddWithValue("@before", from - 1);
        command.Parameters.AddWithValue("@to", to);
        using var rows = command.ExecuteReader();
        var previous = JournalHead.Beginning with { Sequence = 0 };
        while (rows.Read())
        {
            var entry = new JournalEntry(
                rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetInt32(3),
                rows.GetFieldValue<byte[]>(4), rows.GetFieldValue<byte[]>(5));
            if (entry.Sequence >= from)
            {
                yield return (
                    entry,
                    entry.Sequence == previous.Sequence + 1 && entry.Follows(Convert.FromHexString(previous.Hash)));
            }

            previous = entry.Head;
        }
    }
}
