using System.Threading.Channels;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>Hands updates to everyone who listens, without waiting for anyone. Safe for several threads.</summary>
internal sealed class UpdateSubscribers
{
    private const int Capacity = 1_024;
    private readonly Lock gate = new();
    private readonly List<Channel<BrokerUpdate>> channels = [];
    private int underWay;

    /// <summary>Whether every update was taken, and done with, by everyone who listens.</summary>
    public bool IsQuiet => Volatile.Read(ref underWay) == 0;

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
                if (channels[index].Writer.TryWrite(update))
                {
                    Interlocked.Increment(ref underWay);
                }
                else
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
                try
                {
                    yield return update;
                }
                finally
                {
                    // The listener comes back for the next one, or leaves, only when it is done with this one.
                    Interlocked.Decrement(ref underWay);
                }
            }
        }
        finally
        {
            lock (gate)
            {
                channels.Remove(channel);
                while (channel.Reader.TryRead(out _))
                {
                    Interlocked.Decrement(ref underWay);
                }
            }
        }
    }
}
