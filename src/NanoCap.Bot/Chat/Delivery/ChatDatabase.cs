using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>The file of <see cref="ChatDbContext"/> with its one connection. Safe for several threads; whatever was
/// written is on disk when the call returns.</summary>
internal sealed class ChatDatabase : IDisposable
{
    public const string FileName = "chat.db";
    private const long Schema = 1;
    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly DbContextOptions<ChatDbContext> options;

    public ChatDatabase(string file)
    {
        SystemSqlite.Use();
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        options = new DbContextOptionsBuilder<ChatDbContext>().UseSqlite(connection).Options;
        try
        {
            Prepare(file);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads or writes in one transaction.</summary>
    public TResult Do<TResult>(Func<ChatDbContext, TResult> work)
    {
        lock (gate)
        {
            using var context = new ChatDbContext(options);
            using var transaction = context.Database.BeginTransaction();
            var result = work(context);
            context.SaveChanges();
            transaction.Commit();
            return result;
        }
    }

    public void Do(Action<ChatDbContext> work) => Do(context =>
    {
        work(context);
        return true;
    });

    public void Dispose()
    {
        lock (gate)
        {
            connection.Dispose();
        }
    }

    private void Prepare(string file)
    {
        Ask("PRAGMA journal_mode = WAL");
        Ask("PRAGMA synchronous = FULL");
        var found = (long)Ask("PRAGMA user_version")!;
        if (found is not (0 or Schema))
        {
            throw new StateFolderException(
                $"The file {file} was written by another version of this program: expected its schema {Schema}, found "
                + $"{found}. Start that version, or remove the file; then open cards are sent once more.");
        }

        using var context = new ChatDbContext(options);
        context.Database.EnsureCreated();
        Ask($"PRAGMA user_version = {Schema}");
    }

    private object? Ask(string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar();
    }
}
