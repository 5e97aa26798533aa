using System.Text.RegularExpressions;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>A C# file that docs/architecture.md names, as `Folder/File.cs`, is there in some project of src.</summary>
public sealed partial class ArchitectureNamesRealFilesRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from map in files
        where map.Path == "docs/architecture.md"
        from line in map.Lines.Index()
        from match in CodeFile().Matches(line.Item)
        let name = match.Groups[1].Value
        where !files.Any(file => file.IsUnder("src") && file.Path.EndsWith("/" + name, StringComparison.Ordinal))
        select new HouseViolation(map.Path, line.Index + 1, $"names {name}, which is not there.");

    [GeneratedRegex(@"`([\w/]+\.cs)`")]
    private static partial Regex CodeFile();
}
