namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>What happens on the way to real money.</summary>
/// <param name="At">The instant.</param>
public abstract record ReadinessEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>An owner typed the measured figure of an evidence check.</summary>
    /// <param name="Check">The check's name.</param>
    /// <param name="Figure">The figure, in the check's unit.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record EvidenceAcknowledged(string Check, decimal Figure, Actor By, DateTimeOffset At)
        : ReadinessEvent(At);
}
