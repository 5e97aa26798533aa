using System.Diagnostics.Metrics;

namespace NanoCap.Bot.Tests.Live;

/// <summary>How many requests to a port of this machine are under way, so that a test moves no clock below them.
/// </summary>
internal sealed class OpenRequests : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly int port;
    private long open;

    public OpenRequests(int port)
    {
        this.port = port;
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.active_requests" })
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(Count);
        listener.Start();
    }

    public bool IsNone => Interlocked.Read(ref open) == 0;

    public void Dispose() => listener.Dispose();

    private void Count(
        Instrument instrument, long change, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == "server.port" && tag.Value is int found && found == port)
            {
                Interlocked.Add(ref open, change);
            }
        }
    }
}
