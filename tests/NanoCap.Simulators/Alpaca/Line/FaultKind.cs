namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>What may go wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>The connection breaks and nothing was done.</summary>
    DropBeforeAccept,

    /// <summary>A page of HTML with a status from 500, and nothing was done.</summary>
    FailBeforeAccept,

    /// <summary>It was done and no answer comes.</summary>
    HangAfterAccept,

    /// <summary>It was done and the connection breaks.</summary>
    DropAfterAccept,

    /// <summary>It was done and the answer is a page of HTML with a status from 500.</summary>
    FailAfterAccept,

    /// <summary>Too many requests, with the headers that say until when.</summary>
    TooManyRequests,

    /// <summary>Too many requests, and no word until when.</summary>
    TooManyRequestsWithoutHeaders,

    /// <summary>An order is taken and cannot be looked up or listed for some seconds.</summary>
    LateVisibility,
}
