namespace NanoCap.Bot.Brokers;

/// <summary>The account alone, for a look just before a decision.</summary>
internal interface IBrokerAccount
{
    /// <exception cref="BrokerException">It could not be read: nothing is known of it.</exception>
    Task<BrokerAccount> ReadAsync(CancellationToken cancellationToken);
}
