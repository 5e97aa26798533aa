using System.Reflection;
using System.Runtime.InteropServices;

namespace NanoCap.Bot.Storage;

/// <summary>Prefers the system's SQLite, which gets security fixes, to the older one inside the package.</summary>
internal static class SystemSqlite
{
    private const string BundledName = "e_sqlite3";
    private const string SystemName = "libsqlite3.so.0";
    private static readonly Lock Gate = new();
    private static bool isUsed;

    /// <summary>Whether this system has one.</summary>
    public static bool IsThere => NativeLibrary.TryLoad(SystemName, out _);

    /// <summary>Call before the first connection; further calls do nothing.</summary>
    public static void Use()
    {
        lock (Gate)
        {
            if (!isUsed)
            {
                NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
                isUsed = true;
            }
        }
    }

    /// <summary>Zero lets the runtime look for the bundled library in its own way.</summary>
    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? searchPath) =>
        library == BundledName && NativeLibrary.TryLoad(SystemName, out var handle) ? handle : nint.Zero;
}
