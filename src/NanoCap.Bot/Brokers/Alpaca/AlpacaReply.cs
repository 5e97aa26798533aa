namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>What came of one call.</summary>
internal abstract record AlpacaReply
{
    private AlpacaReply()
    {
    }

    /// <summary>Somebody answered; not always Alpaca.</summary>
    public sealed record Answered(int Status, string Body) : AlpacaReply
    {
        public bool IsSuccess => Status is >= 200 and < 300;

        /// <summary>With status 429: the earliest instant to try again.</summary>
        public DateTimeOffset? RetryAt { get; init; }
    }

    /// <summary>No answer, or none that can be read; the call may have arrived.</summary>
    public sealed record Lost(string Text) : AlpacaReply
    {
        /// <summary>What broke, as far as is known; null when the deadline passed.</summary>
        public HttpRequestError? Error { get; init; }
    }

    /// <summary>The budget had no request left in time: nothing was sent.</summary>
    public sealed record NotSent(DateTimeOffset Until) : AlpacaReply;

    /// <summary>What happened, for a person.</summary>
    public string Describe() => this switch
    {
        Answered { Status: 401 } => "Alpaca answered with status 401: it does not take the keys in Alpaca:KeyId and "
            + "Alpaca:SecretKey.",
        Answered answered => $"Alpaca answered with status {answered.Status}.",
        Lost lost => lost.Text,
        NotSent => "No request was left in the minute's budget.",
        _ => throw new InvalidOperationException($"Expected a known reply, found {GetType().Name}."),
    };
}
