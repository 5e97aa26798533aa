using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>
/// At most one public type at the top of a file, and the file is called like its type (the public one, else one of
/// them). Nested types, such as the cases of a closed hierarchy, belong to their parent.
/// </summary>
public sealed class OnePublicTypePerFileRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        files.Where(file => file.IsOwnCSharp).SelectMany(CheckFile);

    private static IEnumerable<HouseViolation> CheckFile(RepositoryFile file)
    {
        var types = file.Syntax.TopLevelTypes();
        var publicNames = types.Where(IsPublic).Select(type => type.TypeName()).Distinct().ToList();
        if (publicNames.Count > 1)
        {
            yield return new HouseViolation(
                file.Path,
                0,
                $"has {publicNames.Count} public types ({string.Join(", ", publicNames)}); one each."
            );
        }

        var candidates = publicNames.Count > 0 ? publicNames : [.. types.Select(type => type.TypeName())];
        var expected = file.Name[..^".cs".Length];
        if (candidates.Count > 0 && !candidates.Contains(expected))
        {
            yield return new HouseViolation(file.Path, 0, $"should be called {candidates[0]}.cs, like its type.");
        }
    }

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);
}
