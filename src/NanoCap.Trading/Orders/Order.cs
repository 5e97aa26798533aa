using System.Collections.Immutable;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Orders;

/// <summary>One attempt to carry out one intent, from decision to end.</summary>
/// <param name="Request">What goes to the broker.</param>
/// <param name="Intent">What is wanted, without the attempt; the id is made from it.</param>
/// <param name="Attempt">From 1; grows only after the broker confirmed the former attempt's end.</param>
/// <param name="Purpose">Entry, protection or exit.</param>
/// <param name="Authority">The durable record that allows it: an approval, or an exit, stop or breaker.</param>
/// <param name="ProposalNumber">The proposal it comes from, null when from none.</param>
/// <param name="ExitReason">Why it sells; null for entries, and for pairs, whose leg tells.</param>
/// <param name="ReadyAt">When it was decided.</param>
/// <param name="SendUntil">Not sent after this; null for exits and protection.</param>
public sealed record Order(
    OrderRequest Request,
    string Intent,
    int Attempt,
    OrderPurpose Purpose,
    string Authority,
    int? ProposalNumber,
    ExitReason? ExitReason,
    DateTimeOffset ReadyAt,
    DateTimeOffset? SendUntil)
{
    /// <summary>What did not fill so long after the first shares is cancelled.</summary>
    public static readonly TimeSpan AfterFirstFill = TimeSpan.FromSeconds(60);

    /// <summary>Our name for it.</summary>
    public ClientOrderId Id => Request.Id;

    /// <summary>The ticker.</summary>
    public Symbol Symbol => Request.Symbol;

    /// <summary>What we know of it.</summary>
    public OrderStatus Status { get; init; } = OrderStatus.Ready;

    /// <summary>The broker's name for it, null until known.</summary>
    public string? BrokerOrderId { get; init; }

    /// <summary>When the attempt was made durable, null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Not sent or asked about again before this; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How often a lookup said that the broker has none.</summary>
    public int LookupsAbsent { get; init; }

    /// <summary>Whether an attempt was given up as not seen: that one may still turn up at the broker.</summary>
    public bool WasNotSeen { get; init; }

    /// <summary>Whether EXIT went on without it because the broker did not know it: what turns up of it is cancelled
    /// and sold.</summary>
    public bool WasGivenUp { get; init; }

    /// <summary>Shares filled.</summary>
    public Quantity Filled { get; init; }

    /// <summary>Shares filled times their prices, US dollars.</summary>
    public Usd FilledValue { get; init; }

    /// <summary>When the first share was filled, null before.</summary>
    public DateTimeOffset? FirstFillAt { get; init; }

    /// <summary>Executions that were counted or taken back; none is counted a second time.</summary>
    public ImmutableHashSet<string> Executions { get; init; } = [];

    /// <summary>The executions that count, in the order in which they became known.</summary>
    public IReadOnlyList<Fill> Fills { get; init; } = [];

    /// <summary>What its refusal asks of us; null while it was not refused.</summary>
    public RefusalKind? Refusal { get; init; }

    /// <summary>Why it should be cancelled, null when it should not.</summary>
    public string? CancelReason { get; init; }

    /// <summary>Since when it should be cancelled, null when it should not.</summary>
    public DateTimeOffset? CancelWantedAt { get; init; }

    /// <summary>The latest words about it, ours or the broker's.</summary>
    public string? Note { get; init; }

    /// <summary>What is left of an entry is cancelled at this instant; null where nothing but its session ends it.
    /// </summary>
    public DateTimeOffset? WorksUntil { get; init; }

    /// <summary>When what is left of an entry that was sent is to be cancelled: a minute after its first fill, so that
    /// protection can come, or when its time is over; null while neither is known, and once it is being cancelled.
    /// </summary>
    public DateTimeOffset? EndsAt
    {
        get
        {
            if (Purpose != OrderPurpose.Entry || CancelReason is not null || SentAt is null || IsTerminal)
            {
                return null;
            }

            var afterFirst = FirstFillAt + AfterFirstFill;
            return afterFirst < WorksUntil || WorksUntil is null ? afterFirst : WorksUntil;
        }
    }

    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsTerminal => Status.IsTerminal();

    /// <summary>Shares that could still fill.</summary>
    public Quantity Remaining => IsTerminal || Filled >= Request.Quantity
        ? Quantity.Zero
        : Request.Quantity - Filled;
}
