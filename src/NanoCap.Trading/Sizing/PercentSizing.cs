namespace NanoCap.Trading.Sizing;

/// <summary>The same share of equity for each position.</summary>
internal sealed class PercentSizing : ISizingPolicy
{
    public SizedAmount AmountFor(SizingQuestion asked) =>
        SizedAmount.Of(asked.Equity * asked.Profile.PercentSize, $"{asked.Profile.PercentSize} of equity");
}
