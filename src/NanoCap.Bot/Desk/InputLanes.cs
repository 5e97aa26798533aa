using System.Threading.Channels;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The two bounded queues before the desk: what saves or informs goes first.</summary>
internal sealed class InputLanes(int capacity)
{
    private readonly Channel<PostedInput> urgent = Channel.CreateBounded<PostedInput>(capacity);
    private readonly Channel<PostedInput> normal = Channel.CreateBounded<PostedInput>(capacity);
    private readonly Channel<bool> arrived = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public static bool IsUrgent(DeskInput input) => input is DeskInput.Exit or DeskInput.Pause
        or DeskInput.Answered or DeskInput.CancelAnswered or DeskInput.LookedUp
        or DeskInput.BrokerSaid or DeskInput.BrokerRead;

    /// <summary>Waits while the lane is full.</summary>
    /// <exception cref="ChannelClosedException">The lanes are closed.</exception>
    public async ValueTask AddAsync(PostedInput posted, CancellationToken cancellationToken)
    {
        await (IsUrgent(posted.Input) ? urgent : normal).Writer.WriteAsync(posted, cancellationToken);
        arrived.Writer.TryWrite(true);
    }

    /// <summary>Up to so many waiting inputs, the urgent ones first, each lane in the order of arrival.</summary>
    public List<PostedInput> Take(int atMost)
    {
        var taken = new List<PostedInput>();
        while (taken.Count < atMost
            && (urgent.Reader.TryRead(out var posted) || normal.Reader.TryRead(out posted)))
        {
            if (posted.TryTake())
            {
                taken.Add(posted);
            }
        }

        return taken;
    }

    /// <summary>Completes when something may have arrived since the last call.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await arrived.Reader.ReadAsync(cancellationToken);

    public void Close(Exception reason)
    {
        urgent.Writer.TryComplete(reason);
        normal.Writer.TryComplete(reason);
    }
}
