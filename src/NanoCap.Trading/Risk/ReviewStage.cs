namespace NanoCap.Trading.Risk;

/// <summary>When an order is reviewed; the same rules each time, on the state and the market of that time.</summary>
public enum ReviewStage
{
    /// <summary>When it is proposed to a person.</summary>
    Raised,

    /// <summary>When a person approves it.</summary>
    Tap,

    /// <summary>Just before it is sent.</summary>
    Sending,
}
