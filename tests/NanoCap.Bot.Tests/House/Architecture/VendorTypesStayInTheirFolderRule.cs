using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>
/// Vendor types are internal and sealed (or static, or cannot be inherited anyway), and no code of src outside their
/// folder mentions one. The one way in is a static class with an Add... extension, of which each vendor has one.
/// Folders of one name below several ports are one vendor: the same keys, lines and errors are written once.
/// </summary>
public sealed class VendorTypesStayInTheirFolderRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files)
    {
        var code = files.Where(file => file.IsOwnCSharp && file.IsUnder("src/NanoCap.Bot")).ToList();
        var vendors = VendorFolders.Find(files);
        return vendors.SelectMany(vendor => CheckVendor(
            vendor, [.. vendors.Where(other => other != vendor && NameOf(other) == NameOf(vendor))], code));
    }

    private static string NameOf(string vendor) => vendor.Split('/')[^1];

    private static IEnumerable<HouseViolation> CheckVendor(
        string vendor, IReadOnlyList<string> itsOther, IReadOnlyList<RepositoryFile> code)
    {
        var inside = code.Where(file => file.IsUnder(vendor)).ToList();
        var outside = code.Except(inside).Where(file => !itsOther.Any(file.IsUnder)).ToList();
        var types = inside
            .SelectMany(file => file.Syntax.TopLevelTypes(), (file, type) => (File: file, Type: type))
            .ToList();
        var doors = types.Count(found => IsDoor(found.Type));
        if (doors != 1)
        {
            yield return new HouseViolation(
                vendor,
                0,
                $"has {doors} static classes with an Add... extension; expected one."
            );
        }

        foreach (var (file, type) in types.Where(found => !IsInternalAndSealed(found.Type)))
        {
            yield return new HouseViolation(file.Path, type.FirstLine(), $"{type.TypeName()} is not internal sealed.");
        }

        var names = types.Select(found => found.Type.TypeName()).ToHashSet();
        foreach (var mention in outside.SelectMany(file => Mentions(file, vendor, names, outside)))
        {
            yield return mention;
        }
    }

    private static IEnumerable<HouseViolation> Mentions(
        RepositoryFile file,
        string vendor,
        HashSet<string> names,
        IReadOnlyList<RepositoryFile> outside
    )
    {
        var ownNames = outside
            .SelectMany(other => other.Syntax.TopLevelTypes())
            .Select(type => type.TypeName())
            .ToHashSet();
        var canSeeVendor = file.Text.Contains(VendorFolders.NamespaceOf(vendor), StringComparison.Ordinal);
        return from name in file.Syntax.DescendantNodes().OfType<SimpleNameSyntax>()
            where names.Contains(name.Identifier.Text) && (canSeeVendor || !ownNames.Contains(name.Identifier.Text))
            select new HouseViolation(
                file.Path,
                name.FirstLine(),
                $"mentions {name.Identifier.Text} of {vendor}; go through its port."
            );
    }

    private static bool IsDoor(MemberDeclarationSyntax type) =>
        type is ClassDeclarationSyntax declaration
        && declaration.Modifiers.Any(SyntaxKind.StaticKeyword)
        && declaration
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Any(method =>
                method.Identifier.Text.StartsWith("Add", StringComparison.Ordinal)
                && method.Modifiers.Any(SyntaxKind.StaticKeyword)
                && method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true
            );

    private static bool IsInternalAndSealed(MemberDeclarationSyntax type)
    {
        var cannotBeInherited =
            type is not (ClassDeclarationSyntax or RecordDeclarationSyntax)
            || type.IsKind(SyntaxKind.RecordStructDeclaration)
            || type.Modifiers.Any(SyntaxKind.SealedKeyword)
            || type.Modifiers.Any(SyntaxKind.StaticKeyword)
            || type.Modifiers.Any(SyntaxKind.AbstractKeyword);
        return cannotBeInherited && !type.Modifiers.Any(SyntaxKind.PublicKeyword);
    }
}
