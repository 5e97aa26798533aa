using Microsoft.Data.Sqlite;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Storage.Rows;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk.ReadModels;

/// <summary>All read models, written in the journal's transaction. One that fails is marked stale and left alone until
/// it is rebuilt; it never fails the journal.</summary>
internal sealed partial class DeskReadModels
{
    private const string SavePoint = "read_model";

    private readonly SqliteConnection writer;
    private readonly IReadOnlyList<IReadModel> models;
    private readonly ILogger logger;
    private readonly SortedDictionary<string, string> stale = new(StringComparer.Ordinal);

    public DeskReadModels(BotDatabase database, IReadOnlyList<IReadModel> models, ILogger logger)
    {
        writer = database.Writer;
        this.models = models;
        this.logger = logger;
        using var context = database.OnWriter();
        foreach (var row in context.StaleReadModels)
        {
            stale[row.Name] = row.StaleBecause;
        }
    }

    /// <summary>Names of the models that do not say what the journal says, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Stale => stale;

    public static IReadOnlyList<IReadModel> AllOf(BotDatabase database)
    {
        using var schema = database.OnWriter();
        return
        [
            new ReadModel<OrderRow>(schema, database.Writer, ChangedRows.Orders),
            new ReadModel<FillRow>(schema, database.Writer, ChangedRows.Fills, ChangedRows.BustedFills),
            new ReadModel<PositionRow>(
                schema, database.Writer, ChangedRows.Positions, ChangedRows.ClosedPositions),
            new ReadModel<TradeRow>(schema, database.Writer, ChangedRows.Trades),
            new ReadModel<EquityRow>(schema, database.Writer, ChangedRows.Equity),
            new ReadModel<ProposalRow>(schema, database.Writer, ChangedRows.Proposals),
        ];
    }

    /// <exception cref="SqliteException">The disk or the database failed, which is not the read model's fault.
    /// </exception>
    public void Write(DeskChange change, SqliteTransaction transaction)
    {
        foreach (var model in models.Where(model => !stale.ContainsKey(model.Name)))
        {
            Try(model, transaction, () => model.Write(change, transaction));
        }
    }

    /// <summary>Writes every stale model anew from the whole journal.</summary>
    public void RebuildStale(Func<IEnumerable<DeskEvent>> journal, DeskState state)
    {
        foreach (var model in models.Where(model => stale.ContainsKey(model.Name)).ToList())
        {
            using var transaction = writer.BeginTransaction(deferred: false);
            var isRebuilt = Try(model, transaction, () =>
            {
                model.Clear(transaction);
                model.Write(new DeskChange(DeskState.Empty, journal(), state), transaction);
            });
            if (isRebuilt)
            {
                Execute(transaction, "DELETE FROM stale_read_models WHERE name = @name", ("@name", model.Name));
                stale.Remove(model.Name);
            }

            transaction.Commit();
        }
    }

    private bool Try(IReadModel model, SqliteTransaction transaction, Action write)
    {
        transaction.Save(SavePoint);
        try
        {
            write();
            transaction.Release(SavePoint);
            return true;
        }
        catch (Exception failure) when (!IsOfTheDatabase(failure))
        {
            transaction.Rollback(SavePoint);
            transaction.Release(SavePoint);
            MarkStale(model, failure, transaction);
            return false;
        }
    }

    // A broken constraint or statement is the projection's mistake; a full disk or a bad page is everybody's.
    private static bool IsOfTheDatabase(Exception failure) =>
        failure is JournalUnusableException
        || (failure is SqliteException sqlite && sqlite.SqliteErrorCode is not (1 or 18 or 19 or 20 or 25));

    private void MarkStale(IReadModel model, Exception failure, SqliteTransaction transaction)
    {
        Execute(
            transaction,
            "INSERT OR REPLACE INTO stale_read_models (name, stale_because) VALUES (@name, @why)",
            ("@name", model.Name),
            ("@why", failure.Message));
        stale[model.Name] = failure.Message;
        LogStale(logger, failure, model.Name);
    }

    private void Execute(SqliteTransaction transaction, string text, params (string Name, string Value)[] values)
    {
        using var command = writer.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The read model {Name} could not be written and is stale until the next start rebuilds it")]
    private static partial void LogStale(ILogger logger, Exception failure, string name);
}
