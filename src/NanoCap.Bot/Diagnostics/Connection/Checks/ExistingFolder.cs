namespace NanoCap.Bot.Diagnostics.Connection.Checks;

/// <summary>Where a folder lies, also before it was made.</summary>
internal static class ExistingFolder
{
    /// <summary>The folder, or the nearest one above it that exists.</summary>
    public static string Of(string folder)
    {
        var full = Path.GetFullPath(folder);
        while (!Directory.Exists(full) && Path.GetDirectoryName(full) is { } above)
        {
            full = above;
        }

        return full;
    }
}
