using System.Threading.Channels;

namespace NanoCap.Bot.Desk;

/// <summary>Hands outcomes to everyone who watches, without waiting for anyone.</summary>
internal sealed class OutcomeFeed
{
    private const int Capacity = 4096;
    private readonly Lock gate = new();
    private readonly List<Channel<DeskOutcome>> watchers = [];
    private bool isOver;

    public ChannelReader<DeskOutcome> Watch()
    {
        var channel = Channel.CreateBounded<DeskOutcome>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            watchers.Add(channel);
            if (isOver)
            {
                channel.Writer.TryComplete();
            }
        }

        return channel.Reader;
    }

    /// <summary>Nothing will happen any more; whoever watches learns it after the last outcome.</summary>
    public void Complete()
    {
        lock (gate)
        {
            isOver = true;
            watchers.ForEach(watcher => watcher.Writer.TryComplete());
        }
    }

    public void Publish(DeskOutcome outcome)
    {
        if (outcome.Events.Count == 0)
        {
            return;
        }

        lock (gate)
        {
            watchers.ForEach(watcher => watcher.Writer.TryWrite(outcome));
        }
    }
}
