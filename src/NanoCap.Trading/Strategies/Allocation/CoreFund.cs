namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The broad fund of <see cref="IndexCoreBook"/>.</summary>
public enum CoreFund
{
    /// <summary>Large US companies.</summary>
    Spy,

    /// <summary>Small US companies.</summary>
    Iwm,
}
