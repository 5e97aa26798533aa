using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>A lambda's parameter is a word, or the discard.</summary>
public sealed class LambdaParametersHaveNamesRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsOwnCSharp
        from parameter in file.Syntax.DescendantNodes().OfType<ParameterSyntax>()
        where IsOfLambda(parameter) && parameter.Identifier.Text.Length == 1 && parameter.Identifier.Text != "_"
        select new HouseViolation(
            file.Path,
            parameter.FirstLine(),
            $"names a lambda's parameter {parameter.Identifier.Text}; use a word."
        );

    private static bool IsOfLambda(ParameterSyntax parameter) =>
        parameter.Parent is LambdaExpressionSyntax || parameter.Parent?.Parent is LambdaExpressionSyntax;
}
