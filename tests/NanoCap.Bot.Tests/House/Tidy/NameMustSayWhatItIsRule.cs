namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>No folder, project or type named after nothing: Core, Common, Shared, Utils, Helpers, Manager.</summary>
public sealed class NameMustSayWhatItIsRule : IHouseRule
{
    private static readonly string[] Folders =
    [
        "Core",
        "Common",
        "Shared",
        "Util",
        "Utils",
        "Utilities",
        "Helper",
        "Helpers",
        "Manager",
        "Managers",
        "Misc",
    ];

    private static readonly string[] TypeEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities"];

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        FolderViolations(files).Concat(TypeViolations(files));

    private static IEnumerable<HouseViolation> FolderViolations(IReadOnlyList<RepositoryFile> files) =>
        from folder in files.Select(file => file.Folder).Distinct()
        where folder.Split('/', '.').Intersect(Folders, StringComparer.OrdinalIgnoreCase).Any()
        select new HouseViolation(folder, 0, "is named after nothing; name it after what is in it.");

    private static IEnumerable<HouseViolation> TypeViolations(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsOwnCSharp
        from type in file.Syntax.TopLevelTypes()
        where TypeEndings.Any(ending => type.TypeName().EndsWith(ending, StringComparison.Ordinal))
        select new HouseViolation(file.Path, type.FirstLine(), $"declares {type.TypeName()}; say what it does.");
}
