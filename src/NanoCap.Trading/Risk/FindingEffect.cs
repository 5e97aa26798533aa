namespace NanoCap.Trading.Risk;

/// <summary>What a finding does to an order.</summary>
public enum FindingEffect
{
    /// <summary>Told, nothing more.</summary>
    Warns,

    /// <summary>Makes the order smaller.</summary>
    Cuts,

    /// <summary>Keeps the order back for now; an approval stays alive until its expiry.</summary>
    Waits,

    /// <summary>Ends the order.</summary>
    Refuses,
}
