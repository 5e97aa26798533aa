using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>No #region, and no #pragma that silences a warning: fix it or change the rule for everyone.</summary>
public sealed class NoRegionRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsOwnCSharp
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) || trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)
        select new HouseViolation(file.Path, trivia.GetLocation().FirstLine(), $"has {trivia}.");
}
