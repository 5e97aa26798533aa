using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>What happens to the ramp.</summary>
/// <param name="At">The instant.</param>
public abstract record RampEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>The ramp began at its first step.</summary>
    /// <param name="Scale">The share of what is investable that may be put to work.</param>
    /// <param name="Since">The last session before it.</param>
    /// <param name="At">The instant.</param>
    public sealed record RampBegan(Ratio Scale, DateOnly Since, DateTimeOffset At) : RampEvent(At);

    /// <summary>The settings have no ramp any more.</summary>
    /// <param name="At">The instant.</param>
    public sealed record RampEnded(DateTimeOffset At) : RampEvent(At);

    /// <summary>A person is asked about the next step.</summary>
    /// <param name="Number">The proposal, numbered with all others.</param>
    /// <param name="From">The present share.</param>
    /// <param name="To">The share asked for.</param>
    /// <param name="Week">What the sessions at the present step brought.</param>
    /// <param name="ExpiresAt">It must not be approved after this.</param>
    /// <param name="At">The instant.</param>
    public sealed record RampStepProposed(
        int Number, Ratio From, Ratio To, RampWeek Week, DateTimeOffset ExpiresAt, DateTimeOffset At) : RampEvent(At);

    /// <summary>A person said yes to the next step.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Since">The last session before the step.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record RampStepApproved(int Number, DateOnly Since, Actor By, DateTimeOffset At) : RampEvent(At);

    /// <summary>A person said no to the next step.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Reason">Why, null for no reason.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record RampStepRejected(int Number, string? Reason, Actor By, DateTimeOffset At) : RampEvent(At);

    /// <summary>A proposal of the next step ended without a person's word.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Why">In words.</param>
    /// <param name="At">The instant.</param>
    public sealed record RampStepExpired(int Number, string Why, DateTimeOffset At) : RampEvent(At);
}
