using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Tests.Storage;

public sealed class SystemSqliteTests
{
    /// <summary>The version inside the package, SQLitePCLRaw.lib.e_sqlite3 2.0.6.</summary>
    private const string BundledVersion = "3.35.5";

    [Fact]
    public void The_systems_library_is_used_where_there_is_one_and_using_it_twice_is_harmless()
    {
        SystemSqlite.Use();
        SystemSqlite.Use();

        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        if (NativeLibrary.TryLoad("libsqlite3.so.0", out var library)
            && NativeLibrary.TryGetExport(library, "sqlite3_libversion", out _))
        {
            Assert.NotEqual(BundledVersion, connection.ServerVersion);
        }
        else
        {
            Assert.Equal(BundledVersion, connection.ServerVersion);
        }
    }
}
