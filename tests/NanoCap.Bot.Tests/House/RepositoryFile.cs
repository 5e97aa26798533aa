using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoCap.Bot.Tests.House;

/// <summary>One text file, real or planted; the path is relative to the repository, with forward slashes.</summary>
public sealed class RepositoryFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> syntax = new(() => Parse(text));

    public string Path { get; } = path;

    public string Text { get; } = text;

    public IReadOnlyList<string> Lines { get; } = text.TrimEnd('\n').Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Folder => Path.Contains('/') ? Path[..Path.LastIndexOf('/')] : "";

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>True for C# that people write; migrations are written by a tool.</summary>
    public bool IsOwnCSharp =>
        Path.EndsWith(".cs", StringComparison.Ordinal) && !Path.Contains("/Migrations/", StringComparison.Ordinal);

    public CompilationUnitSyntax Syntax => syntax.Value;

    private static CompilationUnitSyntax Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
}
