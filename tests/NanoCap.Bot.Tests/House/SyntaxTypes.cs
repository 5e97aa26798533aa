using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House;

/// <summary>The types and the namespace that a file declares.</summary>
public static class SyntaxTypes
{
    public static IReadOnlyList<MemberDeclarationSyntax> TopLevelTypes(this CompilationUnitSyntax file) =>
        [
            .. file
                .Members.Concat(
                    file.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Members)
                )
                .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax),
        ];

    public static string TypeName(this MemberDeclarationSyntax type) =>
        type switch
        {
            BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
            DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
            _ => throw new ArgumentException($"Expected a type, found {type.Kind()}.", nameof(type)),
        };

    /// <summary>The file's first namespace, or empty where it has none.</summary>
    public static string NamespaceName(this CompilationUnitSyntax file) =>
        file.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
}
