using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NanoCap.Bot.Options;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>News of orders for as long as anybody listens: connects, and connects again after every break. Each time
/// it listens anew it says that news may have been missed, because nothing is ever repeated.</summary>
internal sealed partial class UpdateStream(
    AlpacaOptions options,
    UpdateReading reading,
    NotUnderstood notUnderstood,
    ReconnectWaits waits,
    TimeProvider time,
    ILogger<UpdateStream> logger) : IBrokerStream
{
    /// <summary>Something that must be told is told within it, or the stream is mute.</summary>
    public static readonly TimeSpan MuteAfter = TimeSpan.FromSeconds(20);

    /// <summary>A connection that held for so long was a good one.</summary>
    private static readonly TimeSpan GoodAfter = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private UpdateSocket? current;
    private ITimer? muteTimer;
    private long openedAt;

    /// <summary>Whether news arrives at this moment, as far as is known.</summary>
    public bool IsListening
    {
        get
        {
            lock (gate)
            {
                return current is not null;
            }
        }
    }

    /// <summary>Something was done at Alpaca that the stream must tell of.</summary>
    public void Expect()
    {
        lock (gate)
        {
            if (current is { } socket)
            {
                muteTimer ??= time.CreateTimer(
                    _ => BreakMute(socket), null, MuteAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <exception cref="BrokerException">The keys were refused.</exception>
    public async IAsyncEnumerable<BrokerUpdate> ListenAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            using (var socket = await TryOpenAsync(cancellationToken))
            {
                if (socket is not null)
                {
                    try
                    {
                        Begin(socket);
                        yield return reading.Missed("listening has begun");
                        while (await TryReadAsync(socket, cancellationToken) is { } updates)
                        {
                            foreach (var update in updates)
                            {
                                yield return update;
                            }
                        }
                    }
                    finally
                    {
                        failures = End() ? 0 : failures;
                    }
                }
            }

            failures++;
            await Task.Delay(waits.After(failures), time, cancellationToken);
        }
    }

    private async Task<UpdateSocket?> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await UpdateSocket.OpenAsync(options, time, cancellationToken);
        }
        catch (Exception failure) when (IsBreak(failure, cancellationToken))
        {
            LogNotOpened(logger, failure.Message);
            return null;
        }
    }

    /// <summary>What the next message says; null when the connection is over.</summary>
    private async Task<IReadOnlyList<BrokerUpdate>?> TryReadAsync(
        UpdateSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            var text = await socket.ReadAsync(cancellationToken);
            if (text is null)
            {
                LogBroke(logger, "Alpaca closed it.");
                return null;
            }

            Hear();
            return Understand(text);
        }
        catch (Exception failure) when (IsBreak(failure, cancellationToken))
        {
            LogBroke(logger, failure.Message);
            return null;
        }
    }

    private IReadOnlyList<BrokerUpdate> Understand(string text)
    {
        try
        {
            var frame = JsonSerializer.Deserialize(text, AlpacaJson.Default.Frame);
            if (frame?.Stream == UpdateSocket.TradeUpdates)
            {
                var update = frame.Data.Deserialize(AlpacaJson.Default.TradeUpdate)
                    ?? throw new JsonException("Expected an update, found null.");
                var updates = reading.Read(update);
                if (updates.OfType<BrokerUpdate.NewsMissed>().Any())
                {
                    notUnderstood.Keep("an update", text);
                }

                return updates;
            }
        }
        catch (Exception failure) when (failure is JsonException or FormatException or OverflowException
            or ArgumentOutOfRangeException or InvalidOperationException)
        {
            // Kept below, like a message of a kind that nobody knows.
        }

        notUnderstood.Keep("a message of the stream", text);
        return [reading.Missed("a message was not understood")];
    }

    private static bool IsBreak(Exception failure, CancellationToken cancellationToken) =>
        failure is WebSocketException or OperationCanceledException or JsonException or IOException
            or InvalidOperationException
        && !cancellationToken.IsCancellationRequested;

    private void Begin(UpdateSocket socket)
    {
        lock (gate)
        {
            current = socket;
            openedAt = time.GetTimestamp();
        }
    }

    private void Hear()
    {
        lock (gate)
        {
            muteTimer?.Dispose();
            muteTimer = null;
        }
    }

    /// <summary>Whether the connection had been a good one.</summary>
    private bool End()
    {
        Hear();
        lock (gate)
        {
            current = null;
            return time.GetElapsedTime(openedAt) >= GoodAfter;
        }
    }

    private void BreakMute(UpdateSocket socket)
    {
        LogMute(logger, MuteAfter.TotalSeconds);
        socket.Abort();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alpaca's stream could not be opened: {Why}")]
    private static partial void LogNotOpened(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alpaca's stream broke: {Why}")]
    private static partial void LogBroke(ILogger logger, string why);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Alpaca's stream said nothing of an order for {Seconds} s; it is mute")]
    private static partial void LogMute(ILogger logger, double seconds);
}
