using System.Collections.Concurrent;
using System.Threading.Channels;
using NanoCap.Bot.Brokers;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>A broker that answers when and what the test says; every call is written down.</summary>
internal sealed class FakeBroker : IBroker
{
    private Channel<BrokerUpdate> updates = Channel.CreateUnbounded<BrokerUpdate>();

    public ConcurrentQueue<string> Calls { get; } = new();

    public Func<OrderRequest, Task<SubmitAnswer>> OnSubmit { get; set; } =
        order => Task.FromResult<SubmitAnswer>(new SubmitAnswer.Accepted("b-" + order.Symbol));

    public Func<ClientOrderId, Task<CancelAnswer>> OnCancel { get; set; } =
        _ => Task.FromResult<CancelAnswer>(new CancelAnswer.Requested());

    public Func<ClientOrderId, Task<LookupAnswer>> OnFind { get; set; } =
        _ => Task.FromResult<LookupAnswer>(new LookupAnswer.Absent());

    public Func<Task<BrokerSnapshot>> OnRead { get; set; } = () => Task.FromResult(
        new BrokerSnapshot(SmallDesk.Evening, new Usd(1m), new Usd(1m), new Usd(1m), [], [], []));

    public Exception? ListenFailure { get; set; }

    public string Name => "fake";

    public Task<SubmitAnswer> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"submit {order.Symbol}");
        return OnSubmit(order);
    }

    public Task<CancelAnswer> CancelAsync(ClientOrderId order, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"cancel {order}");
        return OnCancel(order);
    }

    public Task<CancelAnswer> CancelForeignAsync(string brokerOrderId, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"cancel foreign {brokerOrderId}");
        return Task.FromResult<CancelAnswer>(new CancelAnswer.Requested());
    }

    public Task<LookupAnswer> FindAsync(ClientOrderId order, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"find {order}");
        return OnFind(order);
    }

    public Task<BrokerSnapshot> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        Calls.Enqueue("read");
        return OnRead();
    }

    public Task<AssetAnswer> FindAssetAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"find asset {symbol}");
        return Task.FromResult<AssetAnswer>(new AssetAnswer.Found(
            new BrokerAsset(symbol, IsTradable: true, IsFractionable: false, IsHalted: null)));
    }

    public IAsyncEnumerable<BrokerUpdate> UpdatesAsync(CancellationToken cancellationToken)
    {
        Calls.Enqueue("listen");
        return ListenFailure is not null ? throw ListenFailure : updates.Reader.ReadAllAsync(cancellationToken);
    }

    public void Say(BrokerUpdate update) => updates.Writer.TryWrite(update);

    /// <summary>Ends the stream that is listened to; the next one is fresh.</summary>
    public void Break()
    {
        var broken = Interlocked.Exchange(ref updates, Channel.CreateUnbounded<BrokerUpdate>());
        broken.Writer.Complete(new BrokerException("the connection was lost"));
    }
}
