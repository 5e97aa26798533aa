namespace NanoCap.Bot.Desk;

/// <summary>How many calls a minute the performer makes. A transport that needs several requests for a call has its own
/// limits behind these.</summary>
internal sealed record CallLimits
{
    /// <summary>Calls that may go at once after a quiet time.</summary>
    public int Burst { get; init; } = 40;

    /// <summary>Calls that come back in a minute; with the burst 200 in any minute, as Alpaca allows.</summary>
    public int PerMinute { get; init; } = 160;

    /// <summary>Calls of the burst that purchases and questions after single orders leave to exits.</summary>
    public int KeptFromOrders { get; init; } = 10;

    /// <summary>Calls of the burst that reads of the books leave to everything else.</summary>
    public int KeptFromReads { get; init; } = 20;
}
