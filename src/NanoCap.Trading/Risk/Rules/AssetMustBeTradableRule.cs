namespace NanoCap.Trading.Risk.Rules;

/// <summary>What the broker does not trade it would refuse.</summary>
internal sealed class AssetMustBeTradableRule : IRiskRule
{
    public const string Code = "asset";

    string IRiskRule.Code => Code;

    public string Sentence => "The asset is active and the broker trades it, where it tells.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Instrument?.Asset is { } asset && (asset.IsActive == false || asset.IsTradable == false))
        {
            var what = asset.IsActive == false ? "active" : "tradable";
            findings.Refuse(Code, null, null, $"The broker says that {review.Order.Symbol} is not {what}.");
        }
    }
}
