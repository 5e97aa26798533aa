using NanoCap.Bot.Brokers;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Contract;

/// <summary>Hears a broker's news from a moment on.</summary>
internal sealed class VenueListener : IAsyncDisposable
{
    // News that never comes is a failure, not a test that never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource stop = new();
    private readonly IAsyncEnumerator<BrokerUpdate> updates;
    private Task<bool>? next;

    private VenueListener(IBroker broker) => updates = broker.UpdatesAsync(stop.Token).GetAsyncEnumerator(stop.Token);

    /// <summary>Listens; a broker whose line may break says so first.</summary>
    public static async Task<VenueListener> StartAsync(IBroker broker)
    {
        var listener = new VenueListener(broker);
        if (broker is NanoCap.Bot.Brokers.Simulated.SimulatedBroker)
        {
            listener.next = listener.updates.MoveNextAsync().AsTask();
        }
        else
        {
            Assert.IsType<BrokerUpdate.NewsMissed>(await listener.NextAsync());
        }

        return listener;
    }

    public async Task<BrokerUpdate> NextAsync()
    {
        next ??= updates.MoveNextAsync().AsTask();
        Assert.True(await next.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken));
        next = null;
        return updates.Current;
    }

    /// <summary>The next piece of news of a kind that fits; others are passed over.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? fits = null)
        where T : BrokerUpdate
    {
        while (true)
        {
            if (await NextAsync() is T found && fits?.Invoke(found) != false)
            {
                return found;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await (next ?? Task.FromResult(false));
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        await updates.DisposeAsync();
        stop.Dispose();
    }
}
