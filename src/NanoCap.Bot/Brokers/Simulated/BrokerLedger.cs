using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Exchange;

namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>The simulated broker's own memory: an append-only table in a file of its own. It shares nothing with the
/// journal, so that the journal can be judged by it. Not safe for several threads at once.</summary>
internal sealed class BrokerLedger : IDisposable
{
    private const long SchemaVersion = 1;
    private readonly string path;
    private readonly SqliteConnection connection;
    private long lastSequence;

    private BrokerLedger(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
    }

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumPages">Where given, the file may have so many pages; the disk-full drill.</param>
    /// <exception cref="BrokerLedgerException">The file is no ledger of this version, or cannot be used.</exception>
    public static BrokerLedger Open(string path, int? maximumPages = null)
    {
        SystemSqlite.Use();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        var ledger = new BrokerLedger(path, connection);
        try
        {
            connection.Open();
            ledger.Prepare(maximumPages);
            return ledger;
        }
        catch (Exception exception) when (exception is SqliteException or BrokerLedgerException)
        {
            connection.Dispose();
            throw exception as BrokerLedgerException ?? ledger.Unusable("cannot be opened", exception);
        }
    }

    /// <summary>The events that were written since the last read or append, in order; the first time all.</summary>
    /// <exception cref="BrokerLedgerException">A row is missing, or is no event.</exception>
    /// <exception cref="SqliteException">The file could not be read.</exception>
    public IReadOnlyList<ExchangeEvent> ReadNew()
    {
        var events = new List<ExchangeEvent>();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT sequence, type, json FROM ledger WHERE sequence > $after ORDER BY sequence";
        command.Parameters.AddWithValue("$after", lastSequence);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var sequence = reader.GetInt64(0);
            if (sequence != lastSequence + events.Count + 1)
            {
                throw Unusable($"has no row {lastSequence + events.Count + 1} but has row {sequence}", inner: null);
            }

            events.Add(Read(sequence, reader.GetString(1), reader.GetString(2)));
        }

        lastSequence += events.Count;
        return events;
    }

    /// <summary>Writes events durably: all of them or none.</summary>
    /// <exception cref="SqliteException">Whether they were written is unknown until <see cref="ReadNew"/> says it.
    /// </exception>
    public void Append(IReadOnlyList<ExchangeEvent> events)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO ledger (sequence, at, type, json) VALUES ($sequence, $at, $type, $json)";
        var sequence = command.Parameters.Add("$sequence", SqliteType.Integer);
        var at = command.Parameters.Add("$at", SqliteType.Integer);
        var type = command.Parameters.Add("$type", SqliteType.Text);
        var json = command.Parameters.Add("$json", SqliteType.Text);
        for (var index = 0; index < events.Count; index++)
        {
            sequence.Value = lastSequence + index + 1;
            at.Value = events[index].At.ToUnixTimeMilliseconds();
            type.Value = ExchangeEventJson.NameOf(events[index]);
            json.Value = ExchangeEventJson.Write(events[index]);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        lastSequence += events.Count;
    }

    /// <summary>The file may have so many pages from now on, though never fewer than it has; the disk-full drill.
    /// </summary>
    public void LimitTo(int pages) =>
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));

    /// <summary>What to tell a person about a ledger that cannot be used.</summary>
    public BrokerLedgerException Unusable(string what, Exception? inner) => new(
        $"The simulated broker's ledger {path} {what}{(inner is null ? string.Empty : $" ({inner.Message})")}. "
        + "Put a copy of the whole state folder from one moment in its place, or start with --state and the name of a "
        + "new folder, which begins a new paper account.",
        inner);

    public void Dispose() => connection.Dispose();

    private ExchangeEvent Read(long sequence, string type, string json)
    {
        try
        {
            return ExchangeEventJson.Read(type, json);
        }
        catch (JsonException exception)
        {
            throw Unusable($"cannot be read at row {sequence}", exception);
        }
    }

    private void Prepare(int? maximumPages)
    {
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute(
            """
            BEGIN IMMEDIATE;
            CREATE TABLE IF NOT EXISTS ledger_schema (version INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS ledger (
                sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL);
            INSERT INTO ledger_schema (version) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM ledger_schema);
            COMMIT;
            """);
        var version = Execute("SELECT max(version) FROM ledger_schema");
        if (version is not SchemaVersion)
        {
            throw Unusable($"has version {version}, this program reads version {SchemaVersion}", inner: null);
        }

        if (maximumPages is { } pages)
        {
            LimitTo(pages);
        }
    }

    private object? Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
