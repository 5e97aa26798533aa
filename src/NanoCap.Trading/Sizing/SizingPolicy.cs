namespace NanoCap.Trading.Sizing;

/// <summary>How much money a new position gets.</summary>
public enum SizingPolicy
{
    /// <summary>Spendable cash divided by the free places, once per scan.</summary>
    EqualSlot,
}
