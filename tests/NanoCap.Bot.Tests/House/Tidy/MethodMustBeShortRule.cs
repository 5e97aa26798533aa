using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>No method, constructor, accessor, operator or local function over 70 lines.</summary>
public sealed class MethodMustBeShortRule : IHouseRule
{
    private const int MaximumLines = 70;

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsOwnCSharp
        from node in file.Syntax.DescendantNodes()
        where IsMethod(node) && node.LineCount() > MaximumLines
        select new HouseViolation(
            file.Path,
            node.FirstLine(),
            $"is a method of {node.LineCount()} lines; at most {MaximumLines}."
        );

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;
}
