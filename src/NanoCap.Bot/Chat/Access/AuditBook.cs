using Microsoft.Data.Sqlite;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Access;

/// <summary>Reads and refusals: one row for each user and hour, with the latest of them. In a file of its own, so that
/// the journal's writer never finds its database busy.</summary>
internal sealed class AuditBook(string path, TimeProvider clock)
{
    public const string FileName = "audit.db";
    private const int MostWaiting = 5_000;
    private const string Others = "others";

    private readonly Lock gate = new();
    private Dictionary<(DateTimeOffset Hour, string Channel, string User), AuditRow> waiting = [];

    /// <summary>Counts in memory; never waits for the disk.</summary>
    public void Note(Actor by, Role role, AuditKind kind, string what)
    {
        var now = clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, now.Offset).ToUniversalTime();
        lock (gate)
        {
            // A crowd of strangers is counted as one.
            var user = waiting.Count < MostWaiting || waiting.ContainsKey((hour, by.Channel, by.User))
                ? by.User : Others;
            var key = (hour, by.Channel, user);
            waiting[key] = waiting.GetValueOrDefault(key, AuditRow.Empty).With(role, kind, what, now);
        }
    }

    /// <summary>Writes what was counted since the last time.</summary>
    /// <exception cref="SqliteException">It could not be written; it is kept for the next time.</exception>
    public void Write()
    {
        Dictionary<(DateTimeOffset Hour, string Channel, string User), AuditRow> taken;
        lock (gate)
        {
            (taken, waiting) = (waiting, []);
        }

        if (taken.Count == 0)
        {
            return;
        }

        try
        {
            using var connection = Open();
            Add(connection, taken);
        }
        catch (SqliteException)
        {
            lock (gate)
            {
                foreach (var (key, row) in taken)
                {
                    waiting[key] = waiting.TryGetValue(key, out var newer) ? row.Plus(newer) : row;
                }
            }

            throw;
        }
    }

    /// <summary>The rows on disk, newest hour first.</summary>
    public IReadOnlyList<(DateTimeOffset Hour, string Channel, string User, AuditRow Row)> Read()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT hour, channel, user, role, reads, refusals, elsewhere, too_fast, latest, latest_at
            FROM audit ORDER BY hour DESC, channel, user
            """;
        using var reader = command.ExecuteReader();
        var rows = new List<(DateTimeOffset, string, string, AuditRow)>();
        while (reader.Read())
        {
            rows.Add((
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)), reader.GetString(1), reader.GetString(2),
                new AuditRow(
                    Enum.Parse<Role>(reader.GetString(3)), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6),
                    reader.GetInt32(7), reader.GetString(8),
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(9)))));
        }

        return rows;
    }

    private SqliteConnection Open()
    {
        SystemSqlite.Use();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS audit (
                hour INTEGER NOT NULL, channel TEXT NOT NULL, user TEXT NOT NULL, role TEXT NOT NULL,
                reads INTEGER NOT NULL, refusals INTEGER NOT NULL, elsewhere INTEGER NOT NULL,
                too_fast INTEGER NOT NULL, latest TEXT NOT NULL, latest_at INTEGER NOT NULL,
                PRIMARY KEY (hour, channel, user)) STRICT
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    private static void Add(
        SqliteConnection connection, Dictionary<(DateTimeOffset Hour, string Channel, string User), AuditRow> rows)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var (key, row) in rows)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """
                INSERT INTO audit VALUES
                    ($hour, $channel, $user, $role, $reads, $refusals, $elsewhere, $fast, $latest, $at)
                ON CONFLICT (hour, channel, user) DO UPDATE SET
                    role = excluded.role, reads = reads + excluded.reads, refusals = refusals + excluded.refusals,
                    elsewhere = elsewhere + excluded.elsewhere, too_fast = too_fast + excluded.too_fast,
                    latest = excluded.latest, latest_at = excluded.latest_at
                """;
            command.Parameters.AddWithValue("$hour", key.Hour.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("$channel", key.Channel);
            command.Parameters.AddWithValue("$user", key.User);
            command.Parameters.AddWithValue("$role", row.Role.ToString());
            command.Parameters.AddWithValue("$reads", row.Reads);
            command.Parameters.AddWithValue("$refusals", row.Refusals);
            command.Parameters.AddWithValue("$elsewhere", row.Elsewhere);
            command.Parameters.AddWithValue("$fast", row.TooFast);
            command.Parameters.AddWithValue("$latest", row.Latest);
            command.Parameters.AddWithValue("$at", row.LatestAt.ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
