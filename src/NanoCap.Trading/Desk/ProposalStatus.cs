namespace NanoCap.Trading.Desk;

/// <summary>How far a proposal has come.</summary>
public enum ProposalStatus
{
    /// <summary>Waiting for a person.</summary>
    Open,

    /// <summary>Approved, not yet sent; can be withdrawn.</summary>
    Approved,

    /// <summary>An order was made from it; the order tells the rest.</summary>
    Ordered,

    /// <summary>A person said no.</summary>
    Rejected,

    /// <summary>An approval was taken back in time.</summary>
    Withdrawn,

    /// <summary>Nobody decided, or nothing could be sent, in time.</summary>
    Expired,

    /// <summary>The review before sending refused it.</summary>
    Denied,
}
