namespace NanoCap.Bot.Tests.House;

/// <summary>Each rule is seen to fail on what it forbids, and to accept the same thing put right.</summary>
public sealed class PlantedViolationTests
{
    private static readonly IReadOnlyList<PlantedViolation> Planted = [.. TidyPlants.All, .. ArchitecturePlants.All];

    public static TheoryData<int, string> Cases =>
        [.. Planted.Index().Select(planted => (planted.Index, $"{planted.Item.Rule.Name}: {planted.Item.Expected}"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_planted_violation_is_reported(int index, string what)
    {
        var planted = Planted[index];
        var rule = HouseRules.All.Single(candidate => candidate.GetType() == planted.Rule);
        var violations = rule.Check(planted.Files).ToList();
        Assert.True(
            violations.Any(found => found.ToString().Contains(planted.Expected, StringComparison.Ordinal)),
            $"{what}\nfound instead:\n{string.Join('\n', violations)}"
        );
    }

    [Fact]
    public void Every_rule_has_a_planted_violation() =>
        Assert.Empty(HouseRules.All.Select(rule => rule.GetType()).Except(Planted.Select(planted => planted.Rule)));

    [Theory]
    [MemberData(nameof(HouseTests.RuleNames), MemberType = typeof(HouseTests))]
    public void A_tidy_repository_passes_every_rule(string name)
    {
        var rule = HouseRules.All.Single(candidate => candidate.GetType().Name == name);
        Assert.Empty(rule.Check(TidyRepository.Files));
    }
}
