namespace NanoCap.Trading.Risk;

/// <summary>Orders that a rule does not judge.</summary>
[Flags]
public enum SkippedOrders
{
    /// <summary>It judges all.</summary>
    None = 0,

    /// <summary>Orders that reduce risk.</summary>
    Sales = 1,

    /// <summary>Purchases of an allocation book.</summary>
    BookLegs = 2,

    /// <summary>Purchases that a person asked for by hand.</summary>
    ManualEntries = 4,
}
