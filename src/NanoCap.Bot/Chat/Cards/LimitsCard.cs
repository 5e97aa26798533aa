using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The rules of the review, or one of them.</summary>
internal static class LimitsCard
{
    public static Card Of(DeskState state, RiskProfile profile, IReadOnlyList<RuleDescription> rules) =>
        new($"Limits, profile {profile.Name}", Severity.Plain,
        [
            new CardBlock.Table([new("Rule"), new("Limit"), new("Now")],
            [
                .. rules.Select(rule => (IReadOnlyList<Cell>)
                    [rule.Code, rule.Limit ?? Figures.Dash, rule.Measured ?? Figures.Dash]),
            ]),
        ])
        {
            Banner = Banner.Of(state),
            Footer = "Each order is held against all of them when it is proposed, approved and sent. "
                + "/limits RULE says what one asks.",
        };

    public static Card Of(DeskState state, RiskProfile profile, RuleDescription rule) =>
        new($"Rule {rule.Code}, profile {profile.Name}", Severity.Plain,
        [
            new CardBlock.Paragraph(rule.Sentence),
            new CardBlock.Fields(
            [
                new("Limit", rule.Limit ?? Figures.Dash),
                new("Now", rule.Measured ?? Figures.Dash),
                new("Can", string.Join(", ", rule.Effects.Select(Words.Effect))),
                new("Not asked of", Words.Skipped(rule.SkippedBy)),
            ]),
        ])
        {
            Banner = Banner.Of(state),
        };
}
