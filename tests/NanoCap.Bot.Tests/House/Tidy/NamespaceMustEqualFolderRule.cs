using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>Every file that declares a type has one file-scoped namespace, equal to its folder.</summary>
public sealed class NamespaceMustEqualFolderRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsOwnCSharp && (file.IsUnder("src") || file.IsUnder("tests"))
        where file.Syntax.TopLevelTypes().Count > 0 && !HasStatements(file)
        let expected = file.Folder[(file.Folder.IndexOf('/') + 1)..].Replace('/', '.')
        let scoped = file.Syntax.Members.OfType<FileScopedNamespaceDeclarationSyntax>().SingleOrDefault()
        where scoped?.Name.ToString() != expected
        select new HouseViolation(file.Path, 0, $"should say namespace {expected}; (file-scoped).");

    private static bool HasStatements(RepositoryFile file) => file.Syntax.Members.OfType<GlobalStatementSyntax>().Any();
}
