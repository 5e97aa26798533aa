using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>A partial type means a generator: it, or something in it, carries the generator's attribute.</summary>
public sealed class PartialOnlyForGeneratorsRule : IHouseRule
{
    private static readonly string[] Generators =
    [
        "LoggerMessage",
        "GeneratedRegex",
        "JsonSerializable",
        "JsonSourceGenerationOptions",
        "OptionsValidator",
        "LibraryImport",
    ];

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsOwnCSharp
        from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type.Modifiers.Any(SyntaxKind.PartialKeyword) && !HasGenerator(type)
        select new HouseViolation(
            file.Path,
            type.FirstLine(),
            $"splits {type.Identifier.Text}; no generator needs it."
        );

    private static bool HasGenerator(TypeDeclarationSyntax type) =>
        type.DescendantNodes()
            .OfType<AttributeSyntax>()
            .Any(attribute => Generators.Contains(attribute.Name.ToString(), StringComparer.Ordinal));
}
