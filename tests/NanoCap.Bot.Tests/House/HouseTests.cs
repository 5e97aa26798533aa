namespace NanoCap.Bot.Tests.House;

/// <summary>The rules of the house, held against the real repository.</summary>
public sealed class HouseTests
{
    private static readonly IReadOnlyList<RepositoryFile> Repository = RepositoryFolder.ReadFiles();

    public static TheoryData<string> RuleNames => [.. HouseRules.All.Select(rule => rule.GetType().Name)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void The_repository_keeps_the_rule(string name)
    {
        var rule = HouseRules.All.Single(candidate => candidate.GetType().Name == name);
        var violations = rule.Check(Repository).ToList();
        Assert.True(violations.Count == 0, $"{violations.Count} violations:\n{string.Join('\n', violations)}");
    }

    [Fact]
    public void Every_rule_that_is_written_is_applied()
    {
        var written = typeof(IHouseRule)
            .Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IHouseRule)));
        Assert.Equal(
            written.Select(type => type.Name).Order(StringComparer.Ordinal),
            HouseRules.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_repository_is_really_read()
    {
        Assert.Contains(Repository, file => file.Path == "src/NanoCap.Trading/NanoCap.Trading.csproj");
        Assert.Contains(Repository, file => file.Path == "tests/NanoCap.Bot.Tests/House/HouseTests.cs");
        Assert.Contains(Repository, file => file.Path == "src/NanoCap.Bot/Program.cs");
        Assert.DoesNotContain(Repository, file => file.Path.Contains("/obj/", StringComparison.Ordinal));
    }
}
