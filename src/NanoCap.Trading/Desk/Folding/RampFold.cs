using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to the ramp.</summary>
internal static class RampFold
{
    /// <summary>The state after the event, or null when it is not about the ramp.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) =>
        happened is RampEvent about ? state with { Ramp = Apply(state.Ramp, about) } : null;

    private static RampState Apply(RampState ramp, RampEvent happened) => happened switch
    {
        RampEvent.RampBegan began => ramp with { Scale = began.Scale, Since = began.Since },
        RampEvent.RampEnded => RampState.Off with { Proposals = ramp.Proposals },
        RampEvent.RampStepProposed raised => ramp with
        {
            Proposals = ramp.Proposals.SetItem(raised.Number, new RampProposal(
                raised.Number, raised.From, raised.To, raised.Week, ProposalStatus.Open, raised.At, raised.ExpiresAt)),
        },
        RampEvent.RampStepApproved approved => Change(ramp, approved.Number, proposal => proposal with
        {
            Status = ProposalStatus.Approved,
            DecidedBy = approved.By,
        }) with
        {
            Scale = ramp.Proposals[approved.Number].To,
            Since = approved.Since,
        },
        RampEvent.RampStepRejected rejected => Change(ramp, rejected.Number, proposal => proposal with
        {
            Status = ProposalStatus.Rejected,
            DecidedBy = rejected.By,
            Note = rejected.Reason,
        }),
        RampEvent.RampStepExpired expired => Change(ramp, expired.Number, proposal => proposal with
        {
            Status = ProposalStatus.Expired,
            Note = expired.Why,
        }),
        _ => throw new ArgumentOutOfRangeException(
            nameof(happened), happened.GetType().Name, "Expected an event of the ramp that the desk knows."),
    };

    private static RampState Change(RampState ramp, int number, Func<RampProposal, RampProposal> change) =>
        ramp with { Proposals = ramp.Proposals.SetItem(number, change(ramp.Proposals[number])) };
}
