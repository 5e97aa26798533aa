using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>One connection to the stream of quotes. One that does not read is ended.</summary>
internal sealed class QuoteListener(string feed)
{
    private const int MostWaiting = 10_000;

    private readonly Channel<(byte[] Text, WebSocketMessageType Kind)> waiting =
        Channel.CreateBounded<(byte[] Text, WebSocketMessageType Kind)>(MostWaiting);

    public ChannelReader<(byte[] Text, WebSocketMessageType Kind)> Waiting => waiting.Reader;

    public string Feed => feed;

    public bool IsAuthorised { get; set; }

    public HashSet<string> Quotes { get; private set; } = [];

    public HashSet<string> Trades { get; private set; } = [];

    public void Subscribe(HashSet<string> quotes, HashSet<string> trades) => (Quotes, Trades) = (quotes, trades);

    public void Send(JsonObject message, bool isBinary = false) => Send(
        new JsonArray(message).ToJsonString(), isBinary);

    public void Send(string text, bool isBinary = false)
    {
        if (!waiting.Writer.TryWrite((
            Encoding.UTF8.GetBytes(text), isBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text)))
        {
            End();
        }
    }

    public void SendError(int code, string text)
    {
        Send(new JsonObject { ["T"] = "error", ["code"] = code, ["msg"] = text });
        // Those that ask for less, or for something else, leave the connection as it was.
        if (code is not (400 or 401 or 403 or 405))
        {
            End();
        }
    }

    public void End() => waiting.Writer.TryComplete();
}
