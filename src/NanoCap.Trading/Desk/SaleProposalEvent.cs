using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What happens to proposals to sell.</summary>
/// <param name="At">The instant.</param>
public abstract record SaleProposalEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>A person is asked.</summary>
    /// <param name="Number">The proposal, numbered with all others.</param>
    /// <param name="Terms">What is asked.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleProposalRaised(int Number, SaleTerms Terms, DateTimeOffset At) : SaleProposalEvent(At)
    {
        /// <summary>The person who wants it, null when the desk itself proposes it.</summary>
        public Actor? By { get; init; }
    }

    /// <summary>A person said yes.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Shares">Shares approved; null for all that is held when it goes out.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleProposalApproved(int Number, Quantity? Shares, Actor By, DateTimeOffset At)
        : SaleProposalEvent(At);

    /// <summary>A person said no.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Reason">Why, null for no reason.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleProposalRejected(int Number, string? Reason, Actor By, DateTimeOffset At)
        : SaleProposalEvent(At);

    /// <summary>An approval was taken back before anything was sent.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleProposalWithdrawn(int Number, Actor By, DateTimeOffset At) : SaleProposalEvent(At);

    /// <summary>It ended before it began.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleProposalExpired(int Number, string Reason, DateTimeOffset At) : SaleProposalEvent(At);

    /// <summary>An approved sale goes out.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Keep">Shares that are kept; zero sells all.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleProposalBegun(int Number, Quantity Keep, DateTimeOffset At) : SaleProposalEvent(At);

    /// <summary>A sale that had begun is over.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Result">What it brought.</param>
    /// <param name="Reason">Why it ended early, null when it did not.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleProposalEnded(int Number, SaleResult Result, string? Reason, DateTimeOffset At)
        : SaleProposalEvent(At);

    /// <summary>A position is not being sold any more: its sale was taken back or cancelled by a person.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleStopped(Symbol Symbol, Actor By, DateTimeOffset At) : SaleProposalEvent(At);
}
