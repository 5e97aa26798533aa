using System.Runtime.CompilerServices;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers;

/// <summary>A broker of which is remembered when it last answered, and what its positions were worth then.</summary>
internal sealed class HeardBroker(IBroker broker, LastHeard heard) : IBroker
{
    private volatile BrokerSnapshot? latest;

    public string Name => broker.Name;

    /// <summary>The books as they were read last; null before the first time.</summary>
    public BrokerSnapshot? Latest => latest;

    public async Task<SubmitAnswer> SubmitAsync(OrderRequest order, CancellationToken cancellationToken) =>
        Hear(await broker.SubmitAsync(order, cancellationToken), answer => answer is SubmitAnswer.Unknown);

    public async Task<CancelAnswer> CancelAsync(ClientOrderId order, CancellationToken cancellationToken) =>
        Hear(await broker.CancelAsync(order, cancellationToken), answer => answer is CancelAnswer.Unknown);

    public async Task<CancelAnswer> CancelForeignAsync(
        string brokerOrderId, CancellationToken cancellationToken) =>
        Hear(
            await broker.CancelForeignAsync(brokerOrderId, cancellationToken),
            answer => answer is CancelAnswer.Unknown);

    public async Task<LookupAnswer> FindAsync(ClientOrderId order, CancellationToken cancellationToken) =>
        Hear(await broker.FindAsync(order, cancellationToken), answer => answer is LookupAnswer.Unknown);

    public async Task<AssetAnswer> FindAssetAsync(Symbol symbol, CancellationToken cancellationToken) =>
        Hear(await broker.FindAssetAsync(symbol, cancellationToken), answer => answer is AssetAnswer.Unknown);

    public async Task<BrokerSnapshot> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var snapshot = await broker.ReadAsync(since, cancellationToken);
        latest = snapshot;
        return Hear(snapshot, _ => false);
    }

    public async IAsyncEnumerable<BrokerUpdate> UpdatesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var update in broker.UpdatesAsync(cancellationToken).ConfigureAwait(false))
        {
            heard.Now();
            yield return update;
        }
    }

    private T Hear<T>(T answer, Func<T, bool> isUnknown)
    {
        if (!isUnknown(answer))
        {
            heard.Now();
        }

        return answer;
    }
}
