using System.Threading.Channels;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>Hands updates to everyone who listens, without waiting for anyone. Safe for several threads.</summary>
internal sealed class UpdateSubscribers
{
    private const int Capacity = 1_024;
    private readonly Lock gate = new();
    private readonly List<Channel<BrokerUpdate>> channels = [];

    /// <summary>Updates from now on. A listener that falls behind is cut off, as brokers do: it must read a snapshot
    /// and listen again.</summary>
    public IAsyncEnumerable<BrokerUpdate> Listen(CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<BrokerUpdate>(new BoundedChannelOptions(Capacity) { SingleReader = true });
        lock (gate)
        {
            channels.Add(channel);
        }

        return ReadAsync(channel, cancellationToken);
    }

    /// <summary>Tells everyone.</summary>
    public void Publish(BrokerUpdate update)
    {
        lock (gate)
        {
            for (var index = channels.Count - 1; index >= 0; index--)
            {
                if (!channels[index].Writer.TryWrite(update))
                {
                    channels[index].Writer.TryComplete(new BrokerException(
                        $"The listener fell {Capacity} updates behind and was cut off; read a snapshot."));
                    channels.RemoveAt(index);
                }
            }
        }
    }

    private async IAsyncEnumerable<BrokerUpdate> ReadAsync(
        Channel<BrokerUpdate> channel,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var update in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return update;
            }
        }
        finally
        {
            lock (gate)
            {
                channels.Remove(channel);
            }
        }
    }
}
