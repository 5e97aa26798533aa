namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>When the weights of session t are traded in a replay.</summary>
public enum FillMode
{
    /// <summary>At the close of t-1, before the weights can be known: what published figures of this kind rest on.
    /// </summary>
    LookAhead,

    /// <summary>At the close of t, in the instant that makes them known.</summary>
    Close,

    /// <summary>At the open of t+1.</summary>
    NextOpen,

    /// <summary>At the close of t+1, as the bot does.</summary>
    NextClose,
}
