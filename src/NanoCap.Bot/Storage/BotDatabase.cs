using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NanoCap.Bot.Storage;

/// <summary>The database of one state folder with its one writer connection.</summary>
internal sealed class BotDatabase : IDisposable
{
    private readonly StateFiles folder;

    private BotDatabase(StateFiles folder, SqliteConnection writer)
    {
        this.folder = folder;
        Writer = writer;
    }

    /// <summary>Used by the desk's loop alone.</summary>
    public SqliteConnection Writer { get; }

    /// <summary>Opens, checks every page, and brings the schema up to date.</summary>
    /// <exception cref="JournalUnusableException">The file is damaged, unreadable, or newer than this program.
    /// </exception>
    public static BotDatabase Open(StateFiles folder)
    {
        SystemSqlite.Use();
        // Without pooling, closing the connection really closes the file, which tests and restores rely on.
        var writer = new SqliteConnection($"Data Source={folder.DatabaseFile};Pooling=False");
        try
        {
            writer.Open();
            Prepare(writer, folder);
            return new BotDatabase(folder, writer);
        }
        catch (SqliteException failure)
        {
            writer.Dispose();
            throw new JournalUnusableException(
                $"The database {folder.DatabaseFile} cannot be used: {failure.Message}", folder, inner: failure);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>An empty database in memory with the same schema, to compute in.</summary>
    public static BotDatabase InMemory(StateFiles files)
    {
        SystemSqlite.Use();
        var writer = new SqliteConnection("Data Source=:memory:");
        writer.Open();
        Prepare(writer, files);
        return new BotDatabase(files, writer);
    }

    /// <summary>A connection that reads what is committed, whether a bot runs on the folder or none; it cannot write.
    /// </summary>
    /// <exception cref="JournalUnusableException">There is no database, or it cannot be opened.</exception>
    public static SqliteConnection OpenForReading(StateFiles files)
    {
        SystemSqlite.Use();
        if (!File.Exists(files.DatabaseFile))
        {
            throw new JournalUnusableException($"The database {files.DatabaseFile} is missing.", files);
        }

        var reader = new SqliteConnection($"Data Source={files.DatabaseFile};Mode=ReadOnly;Pooling=False");
        try
        {
            reader.Open();
            Ask(reader, "PRAGMA schema_version");
            return reader;
        }
        catch (SqliteException failure)
        {
            reader.Dispose();
            throw new JournalUnusableException(
                $"The database {files.DatabaseFile} cannot be used: {failure.Message}", files, inner: failure);
        }
    }

    /// <summary>A context for queries, beside the loop; it cannot write.</summary>
    public BotDbContext OpenReader() =>
        new(new DbContextOptionsBuilder<BotDbContext>()
            .UseSqlite($"Data Source={folder.DatabaseFile};Mode=ReadOnly;Pooling=False")
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);

    /// <summary>A context on the writer connection, for its model.</summary>
    public BotDbContext OnWriter() => OnConnection(Writer);

    public void Dispose() => Writer.Dispose();

    private static BotDbContext OnConnection(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<BotDbContext>().UseSqlite(connection).Options);

    private static void Prepare(SqliteConnection writer, StateFiles folder)
    {
        Ask(writer, "PRAGMA journal_mode = WAL");
        Ask(writer, "PRAGMA synchronous = FULL");
        Ask(writer, "PRAGMA foreign_keys = ON");
        var check = Ask(writer, "PRAGMA quick_check(1)");
        if (check != "ok")
        {
            throw new JournalUnusableException($"The database {folder.DatabaseFile} is damaged: {check}.", folder);
        }

        using var context = OnConnection(writer);
        var unknown = context.Database.GetAppliedMigrations().Except(context.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new JournalUnusableException(
                $"The database {folder.DatabaseFile} was written by a newer version of this program (it knows " +
                $"{string.Join(", ", unknown)}). Start that version, or restore an older state.",
                folder);
        }

        context.Database.Migrate();
    }

    private static string Ask(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar()?.ToString() ?? string.Empty;
    }
}
