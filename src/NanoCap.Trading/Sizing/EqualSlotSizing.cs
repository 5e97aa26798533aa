namespace NanoCap.Trading.Sizing;

/// <summary>(cash - buffer - open buys) / (maximum positions - held - open entries), once a scan.</summary>
internal sealed class EqualSlotSizing : ISizingPolicy
{
    public SizedAmount AmountFor(SizingQuestion asked) => new(
        asked.Slots.Reviewed, asked.Slots.WantedAt(asked.Profile.PositionMinimum), "An equal slot");
}
