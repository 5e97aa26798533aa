using System.Collections.Immutable;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>Where the ramp stands. Immutable.</summary>
public sealed record RampState
{
    /// <summary>No ramp: all that is investable may be put to work.</summary>
    public static RampState Off { get; } = new();

    /// <summary>The share of what is investable that may be put to work; 1 without a ramp.</summary>
    public Ratio Scale { get; init; } = new(1m);

    /// <summary>The last session before the present step; null without a ramp.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Proposals of a next step by number.</summary>
    public ImmutableSortedDictionary<int, RampProposal> Proposals { get; init; } =
        ImmutableSortedDictionary<int, RampProposal>.Empty;

    /// <summary>Whether there is a ramp, at its top too.</summary>
    public bool IsOn => Since is not null;

    /// <summary>The proposal that waits for a person; null when none does.</summary>
    public RampProposal? Open => Proposals.Values.FirstOrDefault(proposal => proposal.Status == ProposalStatus.Open);
}
