using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>
/// docs/decisions holds NNNN-title.md, numbered from 0001 without gap or repetition, each with the four headings in
/// order and on one page.
/// </summary>
public sealed partial class DecisionsAreCompleteRule : IHouseRule
{
    private const string Folder = "docs/decisions";
    private const int OnePageLines = 60;

    private static readonly string[] Headings = ["## Context", "## Options", "## Decision", "## Consequences"];

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files)
    {
        var decisions = files.Where(file => file.Folder == Folder).OrderBy(file => file.Name, StringComparer.Ordinal);
        var number = 0;
        foreach (var decision in decisions)
        {
            number++;
            var match = NumberedName().Match(decision.Name);
            if (!match.Success || int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) != number)
            {
                yield return new HouseViolation(
                    decision.Path,
                    0,
                    $"should be number {number:0000}, as {number:0000}-title.md."
                );
            }

            if (!decision.Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).SequenceEqual(Headings))
            {
                yield return new HouseViolation(
                    decision.Path,
                    0,
                    $"should have the headings {string.Join(", ", Headings)}."
                );
            }

            if (decision.Lines.Count > OnePageLines)
            {
                yield return new HouseViolation(
                    decision.Path,
                    0,
                    $"has {decision.Lines.Count} lines; one page is {OnePageLines}."
                );
            }
        }

        if (number == 0)
        {
            yield return new HouseViolation(Folder, 0, "is empty.");
        }
    }

    [GeneratedRegex(@"^(\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex NumberedName();
}
