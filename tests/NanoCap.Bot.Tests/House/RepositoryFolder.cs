namespace NanoCap.Bot.Tests.House;

/// <summary>The repository these tests were built from: found by walking up to the solution file.</summary>
public static class RepositoryFolder
{
    private static readonly string[] NotOurs =
    [
        "artifacts",
        "bin",
        "obj",
        "state",
        "TestResults",
        "node_modules",
        ".git",
        ".vs",
        ".idea",
        ".state",
    ];

    private static readonly string[] TextEndings =
    [
        ".cs",
        ".csproj",
        ".props",
        ".targets",
        ".sln",
        ".json",
        ".md",
        ".txt",
        ".yml",
        ".yaml",
        ".xml",
        ".config",
        ".sh",
        ".service",
        ".timer",
        ".csv",
        ".html",
        ".css",
        ".js",
        ".sql",
        ".toml",
        ".example",
    ];

    private static readonly string[] TextNames =
    [
        "Dockerfile",
        ".dockerignore",
        ".editorconfig",
        ".gitignore",
        ".gitattributes",
        "run",
        "test",
    ];

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>All text files of the repository, without build output and local state.</summary>
    public static IReadOnlyList<RepositoryFile> ReadFiles() =>
        [.. Enumerate(new DirectoryInfo(Root)).Select(Read).OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static IEnumerable<FileInfo> Enumerate(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Where(IsText)
            .Concat(
                folder
                    .EnumerateDirectories()
                    .Where(child => !NotOurs.Contains(child.Name, StringComparer.Ordinal))
                    .SelectMany(Enumerate)
            );

    private static bool IsText(FileInfo file) =>
        TextNames.Contains(file.Name, StringComparer.Ordinal)
        || TextEndings.Contains(file.Extension, StringComparer.Ordinal)
            && !(
                file.Name.StartsWith("appsettings.", StringComparison.Ordinal)
                && file.Name != "appsettings.example.json"
            );

    private static RepositoryFile Read(FileInfo file) =>
        new(
            Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'),
            File.ReadAllText(file.FullName).Replace("\r\n", "\n", StringComparison.Ordinal)
        );

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NanoCap.Bot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"Expected NanoCap.Bot.sln above {start}; found none.");
    }
}
