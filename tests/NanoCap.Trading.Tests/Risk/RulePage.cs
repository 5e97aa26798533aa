using System.Text;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>The page of docs that lists the rules, as Markdown.</summary>
internal static class RulePage
{
    public static string Text()
    {
        var page = new StringBuilder("""
            # The rules of the review

            Written by the tests from the rules themselves (`src/NanoCap.Trading/Risk/Rules`, one file each). Change a
            rule, not this page, then run the tests with `UPDATE_RULE_PAGE=1`.

            Every order is held against every rule when it is proposed, when it is approved, and just before it is sent;
            all findings are told. *warns*: told, nothing more. *cuts*: makes the order smaller; the smallest cut wins,
            and what is left is judged again. *waits*: keeps it back, and an approval stays alive until its expiry.
            *refuses*: ends it. `/limits` shows the same list with the figures of now.

            | code | what must hold | can | not asked of |
            |---|---|---|---|

            """);
        var rules = RiskRules.Describe(RiskProfiles.SmallAccount);
        foreach (var rule in rules)
        {
            var effects = string.Join(", ", rule.Effects.Select(effect => effect.ToString().ToLowerInvariant()));
            page.Append($"| `{rule.Code}` | {rule.Sentence} | {effects} | {Skippers(rule.SkippedBy)} |\n");
        }

        page.Append("\n## Limits by profile\n\n");
        page.Append($"| code | {string.Join(" | ", RiskProfiles.Names.Select(name => $"`{name}`"))} |\n");
        page.Append($"|---|{string.Concat(Enumerable.Repeat("---|", RiskProfiles.Names.Count))}\n");
        var byProfile = RiskProfiles.All.Select(profile => RiskRules.Describe(profile)).ToList();
        for (var index = 0; index < rules.Count; index++)
        {
            var limits = byProfile.Select(described => described[index].Limit ?? "-").ToList();
            if (limits.Exists(limit => limit != "-"))
            {
                page.Append($"| `{rules[index].Code}` | {string.Join(" | ", limits)} |\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Skippers(SkippedOrders skipped) => skipped switch
    {
        SkippedOrders.None => "-",
        SkippedOrders.Sales => "sales",
        SkippedOrders.Sales | SkippedOrders.BookLegs => "sales, legs of a book",
        SkippedOrders.Sales | SkippedOrders.BookLegs | SkippedOrders.ManualEntries =>
            "sales, legs of a book, manual entries",
        _ => throw new ArgumentOutOfRangeException(nameof(skipped), skipped, "Expected a kind that has a word here."),
    };
}
