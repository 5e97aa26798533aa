namespace NanoCap.Trading.Risk.Rules;

/// <summary>Between the note and the maximum a position is worth a word.</summary>
internal sealed class PositionAboveNoteIsToldRule : IRiskRule
{
    public const string Code = "position-note";

    string IRiskRule.Code => Code;

    public string Sentence => "A position above the note's share of equity is told.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Warns];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public string? LimitIn(RiskProfile profile) =>
        profile.PositionNote is { } note ? $"{note} of equity" : null;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Profile.PositionNote is { } note && review.Equity.Value > 0m && review.Notional is { } notional
            && (review.ExposureIn(review.Order.Symbol) + notional) / review.Equity is var share && share > note)
        {
            findings.Warn(
                Code, note.Value, share.Value, $"The position would be {share} of equity, more than {note}.");
        }
    }
}
