using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>A journal in a state folder, opened and continued where it ends.</summary>
internal sealed class OpenJournal : IDisposable
{
    private readonly Func<DeskState, DeskEvent, DeskState> apply;
    private DeskState state = DeskState.Empty;

    public OpenJournal(TemporaryFolder temporary, params IReadModel[] readModels)
        : this(temporary, SmallDesk.Rules.Apply, readModels)
    {
    }

    public OpenJournal(
        TemporaryFolder temporary, Func<DeskState, DeskEvent, DeskState> apply, params IReadModel[] readModels)
    {
        this.apply = apply;
        Folder = temporary.Open();
        try
        {
            Database = BotDatabase.Open(Folder);
            var reader = new JournalReader(Database.Writer, Folder);
            state = reader.Events().Aggregate(state, (folded, entry) => apply(folded, entry.Happened));
            ReadModels = new DeskReadModels(
                Database,
                readModels.Length > 0 ? readModels : DeskReadModels.AllOf(Database),
                NullLogger.Instance);
            Journal = new SqliteJournal(
                Database, ReadModels, new JournalHeadFile(Folder.JournalHeadFile), reader.Verify());
        }
        catch
        {
            Database?.Dispose();
            Folder.Dispose();
            throw;
        }
    }

    public StateFolder Folder { get; }

    public BotDatabase Database { get; }

    public DeskReadModels ReadModels { get; }

    public SqliteJournal Journal { get; }

    /// <summary>Appends events in one batch.</summary>
    public void Append(params DeskEvent[] events)
    {
        var after = events.Aggregate(state, apply);
        Journal.Append(new DeskChange(state, events, after));
        state = after;
    }

    /// <summary>Appends so many batches of one event each.</summary>
    public void AppendJobs(int batches)
    {
        for (var minute = 0; minute < batches; minute++)
        {
            Append(new DeskEvent.JobsCompleted(SmallDesk.Evening.AddMinutes(Journal.Head.Sequence + 1)));
        }
    }

    public void Execute(string text)
    {
        using var command = Database.Writer.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    public List<string> Rows(string query)
    {
        using var command = Database.Writer.CreateCommand();
        command.CommandText = query;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(place => rows.GetValue(place))));
        }

        return found;
    }

    public void Dispose()
    {
        Journal?.Dispose();
        Database.Dispose();
        Folder.Dispose();
    }
}
