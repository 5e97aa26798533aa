using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Live;

/// <summary>Our clock less the broker's, in seconds. A single question that fails leaves the last figure standing for a
/// minute: by then the broker counts as silent anyway.</summary>
internal sealed class ClockSkewGauge(IBrokerCalendar broker, LastHeard heard, TimeProvider clock) : IGaugeSource
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);

    private (double Seconds, long At)? latest;

    public string Gate => ClockSkewGate.Name;

    public async Task<double?> ReadAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow();
        try
        {
            var theirs = await broker.ReadClockAsync(cancellationToken);
            heard.Now();
            var ours = before + ((clock.GetUtcNow() - before) / 2);
            latest = ((ours - theirs.Now).TotalSeconds, clock.GetTimestamp());
        }
        catch (BrokerException) when (latest is { } known && clock.GetElapsedTime(known.At) <= GoodFor)
        {
            // Answered below.
        }

        return latest?.Seconds;
    }
}
