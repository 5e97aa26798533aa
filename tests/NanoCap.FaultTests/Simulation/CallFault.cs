namespace NanoCap.FaultTests.Simulation;

/// <summary>What goes wrong with one call to the broker.</summary>
internal enum CallFault
{
    None,

    /// <summary>It never arrives and nothing answers.</summary>
    Dropped,

    /// <summary>It does not arrive, and the answer says nothing of it.</summary>
    FailedBefore,

    /// <summary>It arrives and nothing answers.</summary>
    TimedOut,

    /// <summary>It arrives and the answer is an error of the server.</summary>
    FailedAfter,

    /// <summary>It arrives when nobody waits any more.</summary>
    ArrivedLate,

    /// <summary>It arrives, is answered as an error, and is in no list for some seconds.</summary>
    Hidden,

    /// <summary>It arrives, and the answer takes seconds: what it tells is old when it comes.</summary>
    Slow,

    /// <summary>Too many calls.</summary>
    RateLimited,

    /// <summary>It arrives, and what comes back is a page that the adapter does not understand and throws about.
    /// </summary>
    Odd,
}
