namespace NanoCap.Trading.Orders;

/// <summary>What can happen to an order.</summary>
public enum OrderStep
{
    /// <summary>The attempt is made durable and goes out.</summary>
    Send,

    /// <summary>It is not wanted any more and was not sent.</summary>
    Drop,

    /// <summary>The broker has it.</summary>
    Accept,

    /// <summary>The broker definitely did not take it.</summary>
    Refuse,

    /// <summary>The broker did not look at it; it may go again.</summary>
    Delay,

    /// <summary>The answer does not tell whether the broker has it.</summary>
    LoseAnswer,

    /// <summary>Looked for long enough and not found.</summary>
    MissForGood,

    /// <summary>A part traded, more is left.</summary>
    FillPart,

    /// <summary>The last share traded.</summary>
    FillAll,

    /// <summary>The broker took a request to cancel.</summary>
    RequestCancel,

    /// <summary>The broker did not cancel.</summary>
    FailCancel,

    /// <summary>It ended by cancellation.</summary>
    Cancel,

    /// <summary>It ended by time.</summary>
    Expire,

    /// <summary>The broker threw it out after taking it.</summary>
    Reject,

    /// <summary>Another order took its place at the broker.</summary>
    Replace,

    /// <summary>An execution was taken back, others still count.</summary>
    BustPart,

    /// <summary>The only execution was taken back.</summary>
    BustAll,
}
