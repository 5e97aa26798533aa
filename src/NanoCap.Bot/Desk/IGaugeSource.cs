namespace NanoCap.Bot.Desk;

/// <summary>A source that exists and whose health a gate judges. One that does not exist is not registered.</summary>
internal interface IGaugeSource
{
    /// <summary>The gate that judges it.</summary>
    string Gate { get; }

    /// <summary>The figure in the gate's unit; null when the source does not tell it. What it throws counts as
    /// that.</summary>
    Task<double?> ReadAsync(CancellationToken cancellationToken);
}
