using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>What a built assembly refers to, read from its metadata without loading it.</summary>
public sealed record AssemblyFacts(
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Members
)
{
    public static AssemblyFacts Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return new AssemblyFacts(
            [.. metadata.AssemblyReferences.Select(handle => Name(metadata, handle)).Order(StringComparer.Ordinal)],
            [.. metadata.TypeReferences.Select(handle => FullName(metadata, handle)).Order(StringComparer.Ordinal)],
            [.. metadata.MemberReferences.Select(handle => FullName(metadata, handle)).Order(StringComparer.Ordinal)]
        );
    }

    private static string Name(MetadataReader metadata, AssemblyReferenceHandle handle) =>
        metadata.GetString(metadata.GetAssemblyReference(handle).Name);

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? FullName(metadata, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : metadata.GetString(type.Namespace) + "." + name;
    }

    private static string FullName(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        var parent =
            member.Parent.Kind == HandleKind.TypeReference
                ? FullName(metadata, (TypeReferenceHandle)member.Parent)
                : "";
        return parent + "." + metadata.GetString(member.Name);
    }
}
