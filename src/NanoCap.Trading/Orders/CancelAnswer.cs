namespace NanoCap.Trading.Orders;

/// <summary>What is known after a cancellation was asked for; whether the order ended comes as an update.</summary>
public abstract record CancelAnswer
{
    private CancelAnswer()
    {
    }

    /// <summary>The broker took the request.</summary>
    public sealed record Requested : CancelAnswer;

    /// <summary>The order cannot be cancelled, because it has ended or is unknown to the broker.</summary>
    /// <param name="Text">The broker's words.</param>
    public sealed record Refused(string Text) : CancelAnswer;

    /// <summary>The request may or may not have arrived; asking again is harmless.</summary>
    /// <param name="Text">What happened.</param>
    public sealed record Unknown(string Text) : CancelAnswer;
}
