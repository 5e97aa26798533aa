using System.Xml;
using System.Xml.Linq;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>Each central package version has its own comment above it; no project states a version itself.</summary>
public sealed class EveryPackageSaysWhyRule : IHouseRule
{
    private const int ShortestReason = 15;

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        files
            .Where(file => file.Name == "Directory.Packages.props")
            .SelectMany(CheckVersions)
            .Concat(files.Where(IsProject).SelectMany(CheckReferences));

    private static bool IsProject(RepositoryFile file) =>
        file.Path.EndsWith(".csproj", StringComparison.Ordinal) || file.Name == "Directory.Build.props";

    private static IEnumerable<HouseViolation> CheckVersions(RepositoryFile file) =>
        from package in Parse(file).Descendants("PackageVersion")
        where (NodeBefore(package) as XComment)?.Value.Trim() is not { Length: >= ShortestReason }
        select Violation(file, package, "has no comment above it that says why it is here.");

    private static IEnumerable<HouseViolation> CheckReferences(RepositoryFile file) =>
        from package in Parse(file).Descendants("PackageReference")
        where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
        select Violation(file, package, "states a version; versions are central.");

    private static XDocument Parse(RepositoryFile file) =>
        XDocument.Parse(file.Text, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);

    private static XNode? NodeBefore(XElement package)
    {
        var node = package.PreviousNode;
        return node is XText ? node.PreviousNode : node;
    }

    private static HouseViolation Violation(RepositoryFile file, XElement package, string what) =>
        new(file.Path, ((IXmlLineInfo)package).LineNumber, $"{package.Attribute("Include")?.Value} {what}");
}
