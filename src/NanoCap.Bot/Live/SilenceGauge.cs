using NanoCap.Bot.Desk;

namespace NanoCap.Bot.Live;

/// <summary>For how long a source was not heard, in seconds.</summary>
/// <param name="gate">The gate that judges it.</param>
/// <param name="seconds">The silence now; null when it is unknown.</param>
internal sealed class SilenceGauge(string gate, Func<double?> seconds) : IGaugeSource
{
    public string Gate => gate;

    public Task<double?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(seconds());
}
