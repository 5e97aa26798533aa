using System.Text.RegularExpressions;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>
/// docs/architecture.md has a heading for each project of src and, below it, each folder with code, written as
/// `Folder/` or `Folder/Inner/` between backticks; and it names no folder that is not there.
/// </summary>
public sealed partial class EveryFolderIsInTheArchitectureRule : IHouseRule
{
    private const string Map = "docs/architecture.md";

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files)
    {
        var map = files.SingleOrDefault(file => file.Path == Map);
        if (map is null)
        {
            return [new HouseViolation(Map, 0, "is missing.")];
        }

        var named = NamedFolders(map);
        var present = PresentFolders(files);
        return
        [
            .. present.Except(named).Select(folder => new HouseViolation(folder, 0, $"is not named in {Map}.")),
            .. named
                .Except(present)
                .Select(folder => new HouseViolation(Map, 0, $"names {folder}, which is not there.")),
        ];
    }

    private static HashSet<string> PresentFolders(IReadOnlyList<RepositoryFile> files) =>
        [
            .. files
                .Where(file => file.IsUnder("src") && file.Path.EndsWith(".cs", StringComparison.Ordinal))
                .Select(file => file.Folder)
                .Where(folder => folder.Count(letter => letter == '/') >= 2),
        ];

    private static HashSet<string> NamedFolders(RepositoryFile map)
    {
        var named = new HashSet<string>();
        var project = "";
        foreach (var line in map.Lines)
        {
            if (line.StartsWith('#'))
            {
                project = ProjectHeading().Match(line).Groups[1].Value;
            }
            else if (project.Length > 0)
            {
                named.UnionWith(FolderName().Matches(line).Select(match => $"src/{project}/{match.Groups[1].Value}"));
            }
        }

        return named;
    }

    [GeneratedRegex(@"^#+ .*(NanoCap\.\w+)")]
    private static partial Regex ProjectHeading();

    [GeneratedRegex(@"`([A-Z]\w*(?:/[A-Z]\w*)*)/`")]
    private static partial Regex FolderName();
}
