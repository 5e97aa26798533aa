using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What happens where one approval is not enough.</summary>
/// <param name="At">The instant.</param>
public abstract record FirstApprovalEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>One person said yes to a proposal or rebalance that needs two; it stays open.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Version">The version approved; 1 where there are none.</param>
    /// <param name="Shares">Shares approved; null for the whole.</param>
    /// <param name="By">Who.</param>
    /// <param name="Person">The human being behind the user; null when not known beyond the user.</param>
    /// <param name="At">The instant.</param>
    public sealed record FirstApprovalGiven(
        int Number, int Version, Quantity? Shares, Actor By, string? Person, DateTimeOffset At)
        : FirstApprovalEvent(At);
}
