namespace NanoCap.Trading.Risk.Rules;

/// <summary>A limit far from the prior close is a mistake, whatever the reference says.</summary>
internal sealed class LimitMustLieInsideCollarRule : IRiskRule
{
    public const string Code = "collar";

    string IRiskRule.Code => Code;

    public string Sentence => "The limit is not far from the prior close.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => profile.CollarFromClose.ToString();

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.LimitPrice is not { } limit || review.Instrument is not { } view)
        {
            return;
        }

        var collar = review.Profile.CollarFromClose.Value;
        var distance = Math.Abs(limit.Value / view.LastClose.Value - 1m);
        if (distance > collar)
        {
            findings.Refuse(
                Code,
                collar,
                distance,
                $"The limit of {limit} USD is {distance:0.00%} from the prior close of {view.LastClose} USD, " +
                $"at most {collar:0%} is allowed.");
        }
    }
}
