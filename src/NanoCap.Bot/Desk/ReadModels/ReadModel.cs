using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk.ReadModels;

/// <summary>Writes rows by prepared commands that are made from the schema, so that columns are named in one place.
/// </summary>
/// <param name="schema">Gives table, columns and conversions.</param>
/// <param name="writer">The one writer connection.</param>
/// <param name="rowsOf">The new and the changed rows of a change.</param>
/// <param name="goneIn">The keys that a change removes; null when it never removes one.</param>
internal sealed class ReadModel<TRow>(
    BotDbContext schema,
    SqliteConnection writer,
    Func<DeskChange, IEnumerable<TRow>> rowsOf,
    Func<DeskChange, IEnumerable<object>>? goneIn = null) : IReadModel
    where TRow : class
{
    private readonly IEntityType table = schema.Model.FindEntityType(typeof(TRow))!;
    private readonly IProperty[] columns = [.. schema.Model.FindEntityType(typeof(TRow))!.GetProperties()];
    private SqliteCommand? upsert;
    private SqliteCommand? delete;

    public string Name => table.GetTableName()!;

    private IProperty Key => table.FindPrimaryKey()!.Properties[0];

    public void Write(DeskChange change, SqliteTransaction transaction)
    {
        foreach (var key in goneIn?.Invoke(change) ?? [])
        {
            delete ??= Prepared($"DELETE FROM {Name} WHERE {Column(Key)} = @0", 1);
            delete.Transaction = transaction;
            delete.Parameters[0].Value = Stored(Key, key);
            delete.ExecuteNonQuery();
        }

        foreach (var row in rowsOf(change))
        {
            upsert ??= Prepared(
                $"INSERT OR REPLACE INTO {Name} ({string.Join(", ", columns.Select(Column))}) " +
                $"VALUES ({string.Join(", ", columns.Select((_, place) => $"@{place}"))})",
                columns.Length);
            upsert.Transaction = transaction;
            for (var place = 0; place < columns.Length; place++)
            {
                var value = columns[place].PropertyInfo!.GetValue(row);
                upsert.Parameters[place].Value = Stored(columns[place], value);
            }

            upsert.ExecuteNonQuery();
        }
    }

    public void Clear(SqliteTransaction transaction)
    {
        using var command = Prepared($"DELETE FROM {Name}", 0);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static string Column(IProperty property) => $"\"{property.GetColumnBaseName()}\"";

    private static object Stored(IProperty property, object? value)
    {
        var converter = property.GetTypeMapping().Converter;
        return (value is null || converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
    }

    private SqliteCommand Prepared(string text, int parameters)
    {
        var command = writer.CreateCommand();
        command.CommandText = text;
        for (var place = 0; place < parameters; place++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{place}" });
        }

        return command;
    }
}
