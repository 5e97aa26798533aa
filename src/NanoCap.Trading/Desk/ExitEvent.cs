namespace NanoCap.Trading.Desk;

/// <summary>What an EXIT finds at the broker beside our own books; read again after every start.</summary>
/// <param name="At">The instant.</param>
public abstract record ExitEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <inheritdoc />
    public override bool IsDurable => false;

    /// <summary>The broker lists these open orders that are not ours.</summary>
    /// <param name="Orders">All of them.</param>
    /// <param name="At">The instant.</param>
    public sealed record ForeignOrdersSeen(IReadOnlyList<ForeignOrder> Orders, DateTimeOffset At) : ExitEvent(At);

    /// <summary>The broker was asked to cancel an order that is not ours.</summary>
    /// <param name="BrokerOrderId">The broker's name for it.</param>
    /// <param name="Said">What it answered.</param>
    /// <param name="NotBefore">Not asked again before this.</param>
    /// <param name="At">The instant.</param>
    public sealed record ForeignCancelAsked(
        string BrokerOrderId, string Said, DateTimeOffset NotBefore, DateTimeOffset At) : ExitEvent(At);
}
