using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk;

/// <summary>Something that happened, as the journal keeps it. A name here never changes its meaning.</summary>
/// <param name="At">The instant.</param>
public abstract record DeskEvent(DateTimeOffset At)
{
    /// <summary>Whether the journal keeps it. Knowledge about the connection is forgotten with the process and must not
    /// be written, so that recovering twice writes nothing the second time.</summary>
    public virtual bool IsDurable => true;

    /// <summary>The account began.</summary>
    /// <param name="Opening">With what.</param>
    /// <param name="At">The instant.</param>
    public sealed record DeskOpened(DeskOpening Opening, DateTimeOffset At) : DeskEvent(At);

    /// <summary>The service started again; nothing is certain until the broker has been read.</summary>
    /// <param name="At">The instant.</param>
    public sealed record DeskRestarted(DateTimeOffset At) : DeskEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }

    /// <summary>The broker's books are to be read and compared before anything new is trusted.</summary>
    /// <param name="At">The instant.</param>
    /// <param name="NotBefore">Not read before this; null for at once.</param>
    public sealed record ReconciliationWanted(DateTimeOffset At, DateTimeOffset? NotBefore = null) : DeskEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }

    /// <summary>Our books and the broker's were compared and agree.</summary>
    /// <param name="At">The instant.</param>
    public sealed record BooksAgreed(DateTimeOffset At) : DeskEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }

    /// <summary>Differences that were told are not there any more.</summary>
    /// <param name="Settled">Their sentences.</param>
    /// <param name="At">The instant.</param>
    public sealed record DifferencesSettled(IReadOnlyList<string> Settled, DateTimeOffset At) : DeskEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }

    /// <summary>Something in the broker's books differs from ours.</summary>
    /// <param name="What">A sentence for a person.</param>
    /// <param name="At">The instant.</param>
    public sealed record BooksDiffered(string What, DateTimeOffset At) : DeskEvent(At);

    /// <summary>Our position was set to what the broker holds, because its books win on facts.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Quantity">Shares at the broker.</param>
    /// <param name="Price">The price at which the difference is booked, US dollars a share.</param>
    /// <param name="Session">The session it is booked to.</param>
    /// <param name="At">The instant.</param>
    public sealed record PositionAdjusted(
        Symbol Symbol, Quantity Quantity, Price Price, DateOnly Session, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>Whether baselines and peak follow, as after a transfer; journals of earlier versions did not.
        /// </summary>
        public bool CorrectsBaselines { get; init; }
    }

    /// <summary>A position is being sold from now on, until no more is left of it than is kept.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who or what rule.</param>
    /// <param name="At">The instant.</param>
    public sealed record SaleBegan(Symbol Symbol, ExitReason Reason, Actor By, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>Whole shares that are kept; zero sells all.</summary>
        public Quantity Keep { get; init; }
    }

    /// <summary>A daily run ended.</summary>
    /// <param name="Digest">What it found.</param>
    /// <param name="At">The instant.</param>
    public sealed record ScanCompleted(ScanDigest Digest, DateTimeOffset At) : DeskEvent(At);

    /// <summary>A person is asked.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Terms">What is asked.</param>
    /// <param name="At">The instant.</param>
    public sealed record ProposalRaised(int Number, int Version, ProposalTerms Terms, DateTimeOffset At)
        : DeskEvent(At)
    {
        /// <summary>The person who wants it, null when a strategy does.</summary>
        public Actor? By { get; init; }
    }

    /// <summary>A person said yes.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Version">The version approved.</param>
    /// <param name="Shares">Shares approved.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record ProposalApproved(int Number, int Version, Quantity Shares, Actor By, DateTimeOffset At)
        : DeskEvent(At);

    /// <summary>A person said no.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Reason">Why, null for no reason.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record ProposalRejected(int Number, string? Reason, Actor By, DateTimeOffset At) : DeskEvent(At);

    /// <summary>An approval was taken back before its order was sent.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record ProposalWithdrawn(int Number, Actor By, DateTimeOffset At) : DeskEvent(At);

    /// <summary>Time ran out.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="At">The instant.</param>
    public sealed record ProposalExpired(int Number, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>Why it ended before its time, null when time ran out.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>The review refused what a person had approved.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Findings">Why.</param>
    /// <param name="At">The instant.</param>
    public sealed record ProposalDenied(int Number, IReadOnlyList<Finding> Findings, DateTimeOffset At)
        : DeskEvent(At);

    /// <summary>A person is asked about a change of an allocation book.</summary>
    /// <param name="Number">The rebalance, numbered with the proposals.</param>
    /// <param name="Terms">What is asked.</param>
    /// <param name="At">The instant.</param>
    public sealed record RebalanceRaised(int Number, RebalanceTerms Terms, DateTimeOffset At) : DeskEvent(At);

    /// <summary>A person said yes to all legs of a rebalance.</summary>
    /// <param name="Number">The rebalance.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record RebalanceApproved(int Number, Actor By, DateTimeOffset At) : DeskEvent(At);

    /// <summary>A person said no, or took an approval back before anything was sent.</summary>
    /// <param name="Number">The rebalance.</param>
    /// <param name="Reason">Why, null for no reason.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record RebalanceRejected(int Number, string? Reason, Actor By, DateTimeOffset At) : DeskEvent(At);

    /// <summary>Time ran out for a rebalance.</summary>
    /// <param name="Number">The rebalance.</param>
    /// <param name="At">The instant.</param>
    public sealed record RebalanceExpired(int Number, DateTimeOffset At) : DeskEvent(At);

    /// <summary>An approved rebalance goes out: its sales now, its purchases when they have ended.</summary>
    /// <param name="Number">The rebalance.</param>
    /// <param name="Prices">The price of each leg now, US dollars a share; a leg without one is not bought.</param>
    /// <param name="At">The instant.</param>
    public sealed record RebalanceStarted(
        int Number, IReadOnlyList<KeyValuePair<Symbol, Price>> Prices, DateTimeOffset At) : DeskEvent(At);

    /// <summary>The purchases of a rebalance were reviewed, and those that passed made ready.</summary>
    /// <param name="Number">The rebalance.</param>
    /// <param name="Findings">What the review found.</param>
    /// <param name="At">The instant.</param>
    public sealed record RebalanceBought(int Number, IReadOnlyList<Finding> Findings, DateTimeOffset At)
        : DeskEvent(At);

    /// <summary>A decision or command of a person was not carried out.</summary>
    /// <param name="What">What was asked, such as <c>approve 12</c>.</param>
    /// <param name="Code">Stable identifier of the reason.</param>
    /// <param name="Text">The reason in a sentence.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record CommandRefused(string What, string Code, string Text, Actor By, DateTimeOffset At)
        : DeskEvent(At)
    {
        /// <summary>What a review found against it; empty where no review refused it.</summary>
        public IReadOnlyList<Finding> Findings { get; init; } = [];
    }

    /// <summary>Entries are off.</summary>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record EntriesPaused(Actor By, DateTimeOffset At) : DeskEvent(At);

    /// <summary>Entries are on; breakers are cleared and the baselines begin anew, unless they are kept.</summary>
    /// <param name="Baseline">Equity that is now peak and day baseline where these begin anew, US dollars.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record EntriesResumed(Usd Baseline, Actor By, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>Whether baselines, peak and counts stay, because no breaker was cleared; in journals of earlier
        /// versions they always began anew.</summary>
        public bool KeepsBaselines { get; init; }
    }

    /// <summary>A person changed what is set of a strategy.</summary>
    /// <param name="Strategy">The strategy's name.</param>
    /// <param name="Before">What was set.</param>
    /// <param name="After">What is set now.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record StrategySet(
        string Strategy, StrategySetting Before, StrategySetting After, Actor By, DateTimeOffset At) : DeskEvent(At);

    /// <summary>A circuit breaker latched: entries are off until a person resumes.</summary>
    /// <param name="Breaker">Which: <c>day-loss</c> or <c>drawdown</c>.</param>
    /// <param name="Limit">Its limit.</param>
    /// <param name="Measured">What was measured.</param>
    /// <param name="At">The instant.</param>
    public sealed record BreakerTripped(string Breaker, Ratio Limit, Ratio Measured, DateTimeOffset At)
        : DeskEvent(At);

    /// <summary>A position is to be sold at the next open.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who or what rule.</param>
    /// <param name="At">The instant.</param>
    public sealed record ExitScheduled(Symbol Symbol, ExitReason Reason, Actor By, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>Whole shares that are kept; zero sells all.</summary>
        public Quantity Keep { get; init; }
    }

    /// <summary>EXIT began: entries are off, everything is cancelled and sold.</summary>
    /// <param name="Id">Running number of EXITs.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record ExitBegan(int Id, Actor By, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>When it sells outside the session; older journals always waited for the open.</summary>
        public ExitTiming Timing { get; init; }
    }

    /// <summary>EXIT ended: the broker's books, read afterwards, hold no order and no position.</summary>
    /// <param name="Id">Running number of EXITs.</param>
    /// <param name="At">The instant.</param>
    public sealed record ExitEnded(int Id, DateTimeOffset At) : DeskEvent(At);

    /// <summary>An order was decided; it goes out as soon as it may.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderReady(Order Order, DateTimeOffset At) : DeskEvent(At);

    /// <summary>An order that had not been sent is not wanted any more.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderDropped(ClientOrderId Order, string Reason, DateTimeOffset At) : DeskEvent(At);

    /// <summary>The attempt is durable; from now on the broker may have it.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderSending(ClientOrderId Order, DateTimeOffset At) : DeskEvent(At);

    /// <summary>The broker has it.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="BrokerOrderId">Its name there, null when not told.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderAccepted(ClientOrderId Order, string? BrokerOrderId, DateTimeOffset At) : DeskEvent(At);

    /// <summary>The broker definitely did not take it.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Code">The broker's code.</param>
    /// <param name="Text">The broker's words.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderRefused(ClientOrderId Order, string Code, string Text, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>What the refusal asks of us.</summary>
        public RefusalKind Kind { get; init; }
    }

    /// <summary>The broker did not look at it yet; it goes again later with the same id.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Until">Not before this.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderDelayed(ClientOrderId Order, DateTimeOffset Until, DateTimeOffset At) : DeskEvent(At);

    /// <summary>Nobody knows whether the broker has it.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Text">What happened.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderUnknown(ClientOrderId Order, string Text, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>What a refusal of a second sending asked of us; null when nothing was refused.</summary>
        public RefusalKind? Refusal { get; init; }
    }

    /// <summary>A lookup did not find it, which alone proves nothing.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="NotBefore">The next question is asked after this.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderLookupMissed(ClientOrderId Order, DateTimeOffset NotBefore, DateTimeOffset At)
        : DeskEvent(At);

    /// <summary>A lookup got no answer.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Text">What happened.</param>
    /// <param name="NotBefore">The next question is asked after this.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderLookupFailed(
        ClientOrderId Order, string Text, DateTimeOffset NotBefore, DateTimeOffset At) : DeskEvent(At);

    /// <summary>Looked for long enough and not found.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderNotSeen(ClientOrderId Order, DateTimeOffset At) : DeskEvent(At);

    /// <summary>An order should end.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">The instant.</param>
    public sealed record CancelWanted(ClientOrderId Order, string Reason, DateTimeOffset At) : DeskEvent(At);

    /// <summary>The broker took the request to cancel.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="At">The instant.</param>
    public sealed record CancelRequested(ClientOrderId Order, DateTimeOffset At) : DeskEvent(At);

    /// <summary>The broker did not cancel; the order's end, if it ended, is told by an update or a lookup.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Text">The broker's words.</param>
    /// <param name="NotBefore">The next request is made after this.</param>
    /// <param name="At">The instant.</param>
    public sealed record CancelFailed(ClientOrderId Order, string Text, DateTimeOffset NotBefore, DateTimeOffset At)
        : DeskEvent(At);

    /// <summary>An order traded.</summary>
    /// <param name="Fill">The execution.</param>
    /// <param name="Session">The session of the execution.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderFilled(Fill Fill, DateOnly Session, DateTimeOffset At) : DeskEvent(At);

    /// <summary>An order ended at the broker without filling all of it.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Status">Canceled, Expired or Rejected.</param>
    /// <param name="Reason">The broker's words, null when it said nothing.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderEnded(ClientOrderId Order, OrderStatus Status, string? Reason, DateTimeOffset At)
        : DeskEvent(At)
    {
        /// <summary>Whether the broker does not know it and EXIT goes on without it: it is watched for.</summary>
        public bool IsGivenUp { get; init; }
    }

    /// <summary>The levels that protect a position were fixed.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Stop">The stop, US dollars a share.</param>
    /// <param name="Target">The target, null for none.</param>
    /// <param name="TimeExit">Sold at the open of this session, null for never.</param>
    /// <param name="At">The instant.</param>
    public sealed record ProtectionPlanned(
        Symbol Symbol, Price Stop, Price? Target, DateOnly? TimeExit, DateTimeOffset At) : DeskEvent(At)
    {
        /// <summary>How far under the highest close the stop follows, as a ratio of it; null where it stays.</summary>
        public Ratio? Trail { get; init; }
    }

    /// <summary>A split changed a position; levels were scaled with it.</summary>
    /// <param name="ActivityId">The broker's name for it.</param>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="ShareFactor">New shares for each old one.</param>
    /// <param name="NewQuantity">Whole shares held afterwards.</param>
    /// <param name="CashInLieu">Dollars paid for the dropped fraction.</param>
    /// <param name="At">The instant.</param>
    public sealed record PositionSplit(
        string ActivityId,
        Symbol Symbol,
        decimal ShareFactor,
        Quantity NewQuantity,
        Usd CashInLieu,
        DateTimeOffset At) : DeskEvent(At);

    /// <summary>The account was valued at prices.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="Prices">New prices of held symbols, ordered by symbol.</param>
    /// <param name="Equity">Cash and positions, US dollars.</param>
    /// <param name="IsClose">Whether at the session's close.</param>
    /// <param name="At">The instant.</param>
    public sealed record AccountMarked(
        DateOnly Session,
        IReadOnlyList<KeyValuePair<Symbol, Price>> Prices,
        Usd Equity,
        bool IsClose,
        DateTimeOffset At) : DeskEvent(At);

    /// <summary>All jobs due up to an instant are done.</summary>
    /// <param name="At">The instant.</param>
    public sealed record JobsCompleted(DateTimeOffset At) : DeskEvent(At);
}
