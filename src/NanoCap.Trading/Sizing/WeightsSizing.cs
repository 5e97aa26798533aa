using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Sizing;

/// <summary>The weights of an allocation book decide; a signal gets nothing.</summary>
internal sealed class WeightsSizing : ISizingPolicy
{
    public SizedAmount AmountFor(SizingQuestion asked) =>
        SizedAmount.Of(Usd.Zero, "What a profile of weights, which are an allocation book's, gives a signal");
}
