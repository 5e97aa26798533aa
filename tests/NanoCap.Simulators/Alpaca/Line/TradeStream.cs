using System.Text;
using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>The stream of updates with what goes wrong on it. No snapshot and no replay: who does not listen misses
/// it. Used under the stand-in's lock.</summary>
internal sealed class TradeStream
{
    private readonly List<StreamListener> listeners = [];
    private readonly List<byte[]> kept = [];
    private bool isMute;
    private int toDuplicate;
    private int toReorder;
    private int toDrop;

    public int Listeners => listeners.Count;

    public void Add(StreamListener listener) => listeners.Add(listener);

    public void Remove(StreamListener listener) => listeners.Remove(listener);

    public void Publish(JsonObject update)
    {
        var message = Encoding.UTF8.GetBytes(
            new JsonObject { ["stream"] = "trade_updates", ["data"] = update }.ToJsonString());
        if (isMute)
        {
            return;
        }

        if (toDrop > 0)
        {
            toDrop--;
        }
        else if (toReorder > 0)
        {
            kept.Insert(0, message);
            if (kept.Count == toReorder)
            {
                SendKept();
            }
        }
        else
        {
            Send(message);
            if (toDuplicate > 0)
            {
                toDuplicate--;
                Send(message);
            }
        }
    }

    public void Fail(StreamFaultKind kind, int times)
    {
        switch (kind)
        {
            case StreamFaultKind.Mute:
                isMute = true;
                break;
            case StreamFaultKind.Close:
                EndAll();
                break;
            case StreamFaultKind.Duplicate:
                toDuplicate = times;
                break;
            case StreamFaultKind.Reorder:
                toReorder = times;
                break;
            case StreamFaultKind.Drop:
                toDrop = times;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a fault of the stream.");
        }
    }

    /// <summary>What was kept back is sent now.</summary>
    public void ClearFaults()
    {
        (isMute, toDuplicate, toDrop) = (false, 0, 0);
        SendKept();
    }

    public void EndAll() => listeners.ForEach(listener => listener.End());

    private void SendKept()
    {
        toReorder = 0;
        kept.ForEach(Send);
        kept.Clear();
    }

    private void Send(byte[] message)
    {
        foreach (var listener in listeners.Where(listener => listener.IsListening))
        {
            listener.Send(message);
        }
    }
}
