namespace NanoCap.Trading.Orders;

/// <summary>What is known after an order was sent. Only <see cref="Refused"/> means that there is no order.</summary>
public abstract record SubmitAnswer
{
    private SubmitAnswer()
    {
    }

    /// <summary>The broker has the order.</summary>
    /// <param name="BrokerOrderId">The broker's name for it.</param>
    public sealed record Accepted(string BrokerOrderId) : SubmitAnswer;

    /// <summary>The broker definitely has no order from this request.</summary>
    /// <param name="Code">The broker's code, stable.</param>
    /// <param name="Text">The broker's words.</param>
    public sealed record Refused(string Code, string Text) : SubmitAnswer
    {
        /// <summary>What it asks of us.</summary>
        public RefusalKind Kind { get; init; }
    }

    /// <summary>The broker has had an order under this id before: sent, answered and not heard. What became of it,
    /// only a lookup tells.</summary>
    /// <param name="Text">The broker's words.</param>
    public sealed record AlreadyPlaced(string Text) : SubmitAnswer;

    /// <summary>The broker has not looked at the request; it may be sent again, with the same id, later.</summary>
    /// <param name="Until">The earliest instant to try again.</param>
    public sealed record RateLimited(DateTimeOffset Until) : SubmitAnswer;

    /// <summary>The broker may or may not have the order: a timeout, a server error, or an answer not understood.
    /// </summary>
    /// <param name="Text">What happened.</param>
    public sealed record Unknown(string Text) : SubmitAnswer;
}
