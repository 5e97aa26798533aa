using System.Runtime.CompilerServices;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

public sealed class RulePageTests
{
    [Fact]
    public void The_page_of_the_rules_is_current()
    {
        var page = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "risk-rules.md");
        var wanted = RulePage.Text();
        if (Environment.GetEnvironmentVariable("UPDATE_RULE_PAGE") == "1")
        {
            File.WriteAllText(page, wanted);
        }

        var found = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : string.Empty;
        Assert.True(
            wanted == found, "docs/risk-rules.md is not what the rules say: run again with UPDATE_RULE_PAGE=1.");
    }

    [Fact]
    public void Codes_are_stable_names_and_each_rule_has_its_own()
    {
        var rules = RiskRules.Describe(RiskProfiles.SmallAccount);

        Assert.Equal(rules.Count, rules.Select(rule => rule.Code).Distinct().Count());
        Assert.All(rules, rule => Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Code));
        Assert.All(rules, rule => Assert.EndsWith(".", rule.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_finds_nothing_but_what_it_says_it_can()
    {
        var can = RiskRules.All.ToArray().ToDictionary(rule => rule.GetType(), rule => rule.Effects);

        Assert.All(
            Crossings.All.Values.Concat(ProfileCrossings.All.Values),
            crossing => Assert.Contains(crossing.Effect, can[crossing.Rule]));
        Assert.All(can, rule => Assert.All(rule.Value, effect => Assert.Contains(
            Crossings.All.Values, crossing => crossing.Rule == rule.Key && crossing.Effect == effect)));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
