namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>What may go wrong with updates.</summary>
public enum StreamFaultKind
{
    /// <summary>Nothing is sent until faults are cleared, and the connection stands.</summary>
    Mute,

    /// <summary>All connections end.</summary>
    Close,

    /// <summary>Updates are sent twice.</summary>
    Duplicate,

    /// <summary>Updates are kept and sent in reverse order when so many have come.</summary>
    Reorder,

    /// <summary>Updates are lost.</summary>
    Drop,
}
