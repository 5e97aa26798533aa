using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>A check with what it found.</summary>
/// <param name="Accepted">What the owner typed last; null for nothing.</param>
internal sealed record ReadinessLine(IReadinessCheck Check, ReadinessResult Result, Acknowledgement? Accepted)
{
    public string Name => Check.Name;

    public bool IsCritical => Check.IsCritical;

    /// <summary>Whether the owner accepted this figure, or a worse one.</summary>
    public bool IsAccepted => Accepted is { } accepted && Result.Figure is { } figure
        && figure.IsNoWorseThan(accepted.Figure);
}
