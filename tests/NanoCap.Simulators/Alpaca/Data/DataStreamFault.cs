namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>What may go wrong with the stream of quotes.</summary>
public enum DataStreamFault
{
    /// <summary>Nothing is wrong any more.</summary>
    None,

    /// <summary>Nothing is sent, and the connections stand.</summary>
    Mute,

    /// <summary>All connections end.</summary>
    Close,

    /// <summary>All connections are told an error by its code, and end where that error ends them.</summary>
    Error,

    /// <summary>The next message is torn.</summary>
    Torn,

    /// <summary>Messages travel in binary frames from now on.</summary>
    Binary,
}
