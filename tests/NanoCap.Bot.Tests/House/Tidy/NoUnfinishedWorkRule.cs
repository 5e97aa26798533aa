using System.Text.RegularExpressions;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>No promise in a comment: what is not done is an issue. Nor code that throws "not yet".</summary>
public sealed partial class NoUnfinishedWorkRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        files.SelectMany(file => file.IsOwnCSharp ? CSharpViolations(file) : TextViolations(file));

    private static IEnumerable<HouseViolation> CSharpViolations(RepositoryFile file)
    {
        var comments =
            from trivia in file.Syntax.DescendantTrivia()
            where Promise().IsMatch(trivia.ToFullString())
            select new HouseViolation(file.Path, trivia.GetLocation().FirstLine(), "promises later work in a comment.");
        var throws =
            from token in file.Syntax.DescendantTokens()
            where token.Text == nameof(NotImplementedException) && !file.IsUnder("tests")
            select new HouseViolation(file.Path, token.GetLocation().FirstLine(), "is not implemented.");
        return comments.Concat(throws);
    }

    private static IEnumerable<HouseViolation> TextViolations(RepositoryFile file) =>
        from line in file.Lines.Index()
        where !file.Path.EndsWith(".md", StringComparison.Ordinal) && Promise().IsMatch(line.Item)
        select new HouseViolation(file.Path, line.Index + 1, "promises later work.");

    [GeneratedRegex(@"\b(TODO|HACK|FIXME)\b")]
    private static partial Regex Promise();
}
