using System.Net.WebSockets;
using System.Text;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>One connection to a stream of JSON. Text and binary frames have the same. One reader and one sender at a
/// time.</summary>
internal sealed class WireSocket : IDisposable
{
    private const int LongestMessage = 1024 * 1024;
    private readonly Uri address;
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly MemoryStream message = new();

    public WireSocket(Uri address)
    {
        this.address = address;
        // A peer that is gone without a word does not answer pings.
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(10);
        if (address.IsLoopback)
        {
            socket.Options.Proxy = null;
        }
    }

    /// <exception cref="WebSocketException">There is no connection.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken) => socket.ConnectAsync(address, cancellationToken);

    /// <summary>The next message; null when the other side has closed.</summary>
    /// <exception cref="WebSocketException">The connection broke, or a message is too long.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        message.SetLength(0);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (message.Length > LongestMessage)
            {
                throw new WebSocketException($"Expected a message of at most {LongestMessage} bytes, found more.");
            }

            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
            }
        }
    }

    /// <exception cref="WebSocketException">The connection broke.</exception>
    public Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) =>
        socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask();

    /// <summary>Breaks the connection; whoever reads hears of it.</summary>
    public void Abort() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        message.Dispose();
    }
}
