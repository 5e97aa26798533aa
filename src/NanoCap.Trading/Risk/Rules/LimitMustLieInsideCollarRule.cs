namespace NanoCap.Trading.Risk.Rules;

/// <summary>A limit far from the prior close is a mistake, whatever the reference says.</summary>
internal sealed class LimitMustLieInsideCollarRule : IRiskRule
{
    public const string Code = "collar";
    private const decimal Collar = 0.20m;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Order.LimitPrice is not { } limit || review.Instrument is not { } view)
        {
            yield break;
        }

        var distance = Math.Abs(limit.Value / view.LastClose.Value - 1m);
        if (distance > Collar)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                Collar,
                distance,
                $"The limit of {limit} USD is {distance:0.00%} from the prior close of {view.LastClose} USD, " +
                $"at most {Collar:0%} is allowed.");
        }
    }
}
