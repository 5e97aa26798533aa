namespace NanoCap.Trading.Orders;

/// <summary>What we know of an order that we decided on.</summary>
public enum OrderStatus
{
    /// <summary>Decided and durable; not yet sent.</summary>
    Ready,

    /// <summary>The attempt is durable; the answer is outstanding.</summary>
    Sending,

    /// <summary>Sent, and the answer does not tell whether the broker has it.</summary>
    Unknown,

    /// <summary>Looked for long enough and not found; a person decides about entries.</summary>
    NotSeen,

    /// <summary>The broker has it; nothing filled.</summary>
    Working,

    /// <summary>A part is filled, the rest is working.</summary>
    PartiallyFilled,

    /// <summary>A cancellation was asked for; it may still fill.</summary>
    CancelPending,

    /// <summary>All filled.</summary>
    Filled,

    /// <summary>Ended by cancellation.</summary>
    Canceled,

    /// <summary>Ended by time.</summary>
    Expired,

    /// <summary>The broker definitely did not take it.</summary>
    Refused,

    /// <summary>The broker took it and threw it out later.</summary>
    Rejected,

    /// <summary>Withdrawn before it was sent.</summary>
    Dropped,

    /// <summary>Ended by a change at the broker; its successor is an order of its own.</summary>
    Replaced,
}
