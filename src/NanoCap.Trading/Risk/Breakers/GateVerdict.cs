namespace NanoCap.Trading.Risk.Breakers;

/// <summary>What a gate's measure says.</summary>
public enum GateVerdict
{
    /// <summary>Entries may pass.</summary>
    Good,

    /// <summary>Entries may pass, and a person should know.</summary>
    Noted,

    /// <summary>There is too little history to measure; entries may pass with a note.</summary>
    NotMeasured,

    /// <summary>No entries.</summary>
    Closed,
}
