using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers;

/// <summary>The one door to a brokerage account. No method retries; none throws for what the broker or the network does
/// except <see cref="ReadAsync"/>, whose failure means "unknown", never "empty".</summary>
public interface IBroker
{
    /// <summary>What people call it: <c>simulated</c>, <c>Alpaca paper</c>.</summary>
    string Name { get; }

    /// <summary>Sends one order once.</summary>
    Task<SubmitAnswer> SubmitAsync(OrderRequest order, CancellationToken cancellationToken);

    /// <summary>Asks to cancel one order.</summary>
    Task<CancelAnswer> CancelAsync(ClientOrderId order, CancellationToken cancellationToken);

    /// <summary>Asks to cancel one order by the broker's own name for it, which also orders of others have.</summary>
    Task<CancelAnswer> CancelForeignAsync(string brokerOrderId, CancellationToken cancellationToken);

    /// <summary>Asks what became of one order.</summary>
    Task<LookupAnswer> FindAsync(ClientOrderId order, CancellationToken cancellationToken);

    /// <summary>Reads account, positions and orders; orders that ended before <paramref name="since"/> may be left out.
    /// </summary>
    /// <exception cref="BrokerException">Something could not be read.</exception>
    Task<BrokerSnapshot> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken);

    /// <summary>Asks what the broker says of a symbol: whether it can be traded, in fractions, and whether it is
    /// halted.</summary>
    Task<AssetAnswer> FindAssetAsync(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>Updates as they happen, from the moment of the call; there is no replay of earlier ones.</summary>
    IAsyncEnumerable<BrokerUpdate> UpdatesAsync(CancellationToken cancellationToken);
}
