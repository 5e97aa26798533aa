using System.Threading.Channels;

namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>One connection of the stream: what it is to be sent, in order. One that does not read is ended.</summary>
internal sealed class StreamListener
{
    private const int MostWaiting = 10_000;

    private readonly Channel<byte[]> waiting = Channel.CreateBounded<byte[]>(MostWaiting);

    public ChannelReader<byte[]> Waiting => waiting.Reader;

    /// <summary>Whether it showed the keys.</summary>
    public bool IsAuthorised { get; set; }

    /// <summary>Whether it asked for the updates of orders.</summary>
    public bool IsListening { get; set; }

    public void Send(byte[] message)
    {
        if (!waiting.Writer.TryWrite(message))
        {
            End();
        }
    }

    public void End() => waiting.Writer.TryComplete();
}
