using System.Xml.Linq;

namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>Bot -> Research -> Trading, never back; packages of the pure projects are named here one by one.</summary>
public sealed class ProjectsPointInwardsRule : IHouseRule
{
    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        ["NanoCap.Trading"] = [],
        ["NanoCap.Research"] = ["NanoCap.Trading"],
        ["NanoCap.Bot"] = ["NanoCap.Research", "NanoCap.Trading"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["NanoCap.Trading"] = ["MathNet.Numerics", "System.Numerics.Tensors"],
        ["NanoCap.Research"] = ["MathNet.Numerics", "System.Numerics.Tensors"],
    };

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        files
            .Where(file => file.IsUnder("src") && file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(CheckProject);

    private static IEnumerable<HouseViolation> CheckProject(RepositoryFile file)
    {
        var name = file.Name[..^".csproj".Length];
        if (!AllowedProjects.TryGetValue(name, out var allowedProjects))
        {
            return
            [
                new HouseViolation(file.Path, 0, "is a project this rule does not know; say what it may reference."),
            ];
        }

        var project = XDocument.Parse(file.Text);
        var projects = Included(project, "ProjectReference")
            .Select(Path.GetFileNameWithoutExtension)
            .Except(allowedProjects);
        var packages = AllowedPackages.TryGetValue(name, out var allowedPackages)
            ? Included(project, "PackageReference")
                .Concat(Included(project, "FrameworkReference"))
                .Except(allowedPackages)
            : [];
        return projects
            .Concat(packages)
            .Select(reference => new HouseViolation(
                file.Path,
                0,
                $"references {reference}; the arrow points inwards only."
            ));
    }

    private static IEnumerable<string> Included(XDocument project, string element) =>
        project.Descendants(element).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
