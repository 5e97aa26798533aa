namespace NanoCap.Bot.MarketData;

/// <summary>A source has no usable market data. The message is for people and names every problem.</summary>
internal sealed class MarketDataException(string summary, IReadOnlyList<string> problems)
    : Exception(Describe(summary, problems))
{
    private const int MaximumListed = 20;

    public IReadOnlyList<string> Problems { get; } = problems;

    private static string Describe(string summary, IReadOnlyList<string> problems)
    {
        var lines = new List<string> { summary };
        lines.AddRange(problems.Take(MaximumListed).Select(problem => "- " + problem));
        if (problems.Count > MaximumListed)
        {
            lines.Add($"- and {problems.Count - MaximumListed} more");
        }

        return string.Join('\n', lines);
    }
}
