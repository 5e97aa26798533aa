using Microsoft.Data.Sqlite;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Diagnostics.Connection.Checks;

/// <summary>SQLite can be used, and it is the system's, which gets security fixes.</summary>
internal sealed class SqliteCheck : IConnectionCheck
{
    public string Name => "sqlite";

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        SystemSqlite.Use();
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellationToken);
        return SystemSqlite.IsThere
            ? ConnectionResult.Pass($"The system's SQLite {connection.ServerVersion} is used.")
            : ConnectionResult.Warning(
                $"This system has no SQLite of its own; the older {connection.ServerVersion} of the package is used.",
                "Install the system's package, such as libsqlite3-0.");
    }
}
