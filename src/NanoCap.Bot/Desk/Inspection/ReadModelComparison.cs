using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>Holds the stored read models against those that were computed anew, row by row.</summary>
internal sealed class ReadModelComparison(SqliteConnection stored, BotDatabase computed)
{
    /// <summary>A sentence for each read model that does not agree, about its first row that differs.</summary>
    public IEnumerable<string> Differences()
    {
        var stale = StaleOnes();
        foreach (var name in DeskReadModels.AllOf(computed).Select(model => model.Name))
        {
            if (stale.TryGetValue(name, out var because))
            {
                yield return $"The read model {name} is stale since a write failed ({because}); the next start of the "
                    + "bot writes it anew.";
            }
            else if (FindDifference(name) is { } difference)
            {
                yield return $"The read model {name} does not say what the journal says: {difference}";
            }
        }
    }

    private Dictionary<string, string> StaleOnes()
    {
        using var command = stored.CreateCommand();
        command.CommandText = "SELECT name, stale_because FROM stale_read_models";
        using var rows = command.ExecuteReader();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (rows.Read())
        {
            found[rows.GetString(0)] = rows.GetString(1);
        }

        return found;
    }

    private string? FindDifference(string table)
    {
        using var left = stored.CreateCommand();
        using var right = computed.Writer.CreateCommand();
        var columns = ColumnsOf(table);
        left.CommandText = right.CommandText =
            $"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM \"{table}\" ORDER BY 1";
        using var found = left.ExecuteReader();
        using var expected = right.ExecuteReader();
        while (true)
        {
            var (isFound, isExpected) = (found.Read(), expected.Read());
            if (!isFound && !isExpected)
            {
                return null;
            }

            if (!isFound || !isExpected || !Equals(found.GetValue(0), expected.GetValue(0)))
            {
                return !isExpected || (isFound && Compare(found.GetValue(0), expected.GetValue(0)) < 0)
                    ? $"row {found.GetValue(0)} has no event."
                    : $"row {expected.GetValue(0)} is missing.";
            }

            if (columns.Index().FirstOrDefault(column =>
                !Equals(found.GetValue(column.Index), expected.GetValue(column.Index))) is { Item: not null } differs)
            {
                return $"row {expected.GetValue(0)} has {differs.Item} {found.GetValue(differs.Index)}, expected "
                    + $"{expected.GetValue(differs.Index)}.";
            }
        }
    }

    private static int Compare(object left, object right) => left is string text
        ? string.CompareOrdinal(text, (string)right)
        : Comparer<object>.Default.Compare(left, right);

    // The key first: both sides are walked in its order.
    private List<string> ColumnsOf(string table)
    {
        using var command = computed.Writer.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info(@table) ORDER BY pk = 0, cid";
        command.Parameters.AddWithValue("@table", table);
        using var rows = command.ExecuteReader();
        var columns = new List<string>();
        while (rows.Read())
        {
            columns.Add(rows.GetString(0));
        }

        return columns;
    }
}
