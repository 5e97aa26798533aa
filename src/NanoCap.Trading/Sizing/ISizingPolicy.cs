namespace NanoCap.Trading.Sizing;

/// <summary>One way to say how much money a new position gets. Pure; caps and scales come after it.</summary>
internal interface ISizingPolicy
{
    /// <summary>The money, at least zero.</summary>
    SizedAmount AmountFor(SizingQuestion asked);
}
