using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Desk;

/// <summary>Everything that can reach the desk; each carries the time, because the desk has no clock.</summary>
/// <param name="At">The instant of the input.</param>
public abstract record DeskInput(DateTimeOffset At)
{
    /// <summary>The service starts for the first time, or again.</summary>
    /// <param name="Opening">What the account starts with; used only the first time.</param>
    /// <param name="At">The instant.</param>
    public sealed record Started(DeskOpening Opening, DateTimeOffset At) : DeskInput(At);

    /// <summary>A daily run ended.</summary>
    /// <param name="Scan">What it found.</param>
    /// <param name="Market">The market at its session's close.</param>
    /// <param name="At">The instant.</param>
    public sealed record SignalsRanked(ScanOutcome Scan, MarketView Market, DateTimeOffset At) : DeskInput(At);

    /// <summary>An allocation book judged a close.</summary>
    /// <param name="Book">The book.</param>
    /// <param name="Target">What it wants.</param>
    /// <param name="MinimumTrade">Smaller trades are left out, US dollars.</param>
    /// <param name="Market">The market at that close.</param>
    /// <param name="At">The instant.</param>
    public sealed record BookJudged(
        IAllocationBook Book, AllocationTarget Target, Usd MinimumTrade, MarketView Market, DateTimeOffset At)
        : DeskInput(At)
    {
        /// <summary>The person who asks for it now, whatever the book's dates; null at its own time.</summary>
        public Actor? AskedBy { get; init; }
    }

    /// <summary>Ten minutes before the close: an approved rebalance goes out, an undecided one ends.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="Prices">Present raw prices of the legs, US dollars a share; those without are left out.</param>
    /// <param name="Market">The market at the close before.</param>
    /// <param name="At">The instant.</param>
    public sealed record RebalanceDue(
        DateOnly Session, IReadOnlyDictionary<Symbol, Price> Prices, MarketView Market, DateTimeOffset At)
        : DeskInput(At);

    /// <summary>A person approves a proposal.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Version">The version the person saw; null for the present one.</param>
    /// <param name="Shares">Fewer shares than proposed, or null for all.</param>
    /// <param name="By">The person.</param>
    /// <param name="Market">The market as of now.</param>
    /// <param name="At">The instant.</param>
    public sealed record Approve(
        int Number, int? Version, Quantity? Shares, Actor By, MarketView Market, DateTimeOffset At) : DeskInput(At)
    {
        /// <summary>The human being behind the user; null when not known beyond the user.</summary>
        public string? Person { get; init; }
    }

    /// <summary>A person rejects a proposal, or withdraws an approval that was not sent yet.</summary>
    /// <param name="Number">The proposal.</param>
    /// <param name="Reason">The person's reason, null for none.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Reject(int Number, string? Reason, Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>Entries off.</summary>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Pause(Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>Everything but exits off.</summary>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Halt(Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>Sells a part of every position and makes new sizes smaller until a person resumes.</summary>
    /// <param name="Part">What is sold, above 0 and under 1.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Reduce(Ratio Part, Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>Entries on again; clears breakers and sets peak and day baseline to the present equity.</summary>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Resume(Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>A person switches a strategy on or off, or sets its weight.</summary>
    /// <param name="Strategy">The strategy's name.</param>
    /// <param name="IsOn">On or off; null leaves it.</param>
    /// <param name="Weight">Its share of equity; null leaves it.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record SetStrategy(string Strategy, bool? IsOn, Ratio? Weight, Actor By, DateTimeOffset At)
        : DeskInput(At);

    /// <summary>An owner types the measured figure of an evidence check.</summary>
    /// <param name="Check">The check's name.</param>
    /// <param name="Typed">What was typed, in the check's unit.</param>
    /// <param name="Measured">The figure as it is shown.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record AcknowledgeEvidence(
        string Check, decimal Typed, decimal Measured, Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>A person closes one position.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Close(Symbol Symbol, Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>A person wants to sell, and is asked to approve it.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Shares">Shares to sell; null for all.</param>
    /// <param name="By">The person.</param>
    /// <param name="Market">The market as of now.</param>
    /// <param name="At">The instant.</param>
    public sealed record Sell(Symbol Symbol, Quantity? Shares, Actor By, MarketView Market, DateTimeOffset At)
        : DeskInput(At);

    /// <summary>A person wants to buy, and is asked to approve it after the same review as any other entry.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Shares">Shares; null when an amount or the profile says how many.</param>
    /// <param name="Amount">What may be spent at the limit, US dollars; null when shares or the profile say it.</param>
    /// <param name="Limit">The limit, US dollars a share; null for the top of the band.</param>
    /// <param name="By">The person.</param>
    /// <param name="Market">The market as of now.</param>
    /// <param name="At">The instant.</param>
    public sealed record Buy(
        Symbol Symbol, Quantity? Shares, Usd? Amount, Price? Limit, Actor By, MarketView Market, DateTimeOffset At)
        : DeskInput(At);

    /// <summary>A person sets stop or target of a position.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Change">What is wanted.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record SetLevels(Symbol Symbol, LevelsChange Change, Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>A person cancels an order.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record CancelOrder(ClientOrderId Order, Actor By, DateTimeOffset At) : DeskInput(At);

    /// <summary>An instant that the desk waited for has come.</summary>
    /// <param name="At">The instant.</param>
    public sealed record TimePassed(DateTimeOffset At) : DeskInput(At);

    /// <summary>Cancel everything and sell everything.</summary>
    /// <param name="By">The person or rule.</param>
    /// <param name="At">The instant.</param>
    public sealed record Exit(Actor By, DateTimeOffset At) : DeskInput(At)
    {
        /// <summary>Which positions alone are sold; null for everything.</summary>
        public ExitScope? Scope { get; init; }

        /// <summary>When it sells outside the session; in the session it sells at once.</summary>
        public ExitTiming Timing { get; init; }

        /// <summary>The market as of now, whose bids price a sale outside the session; null where none is known.
        /// </summary>
        public MarketView? Market { get; init; }
    }

    /// <summary>The broker answered the request to cancel an order that is not ours.</summary>
    /// <param name="BrokerOrderId">The broker's name for it.</param>
    /// <param name="Answer">What it said.</param>
    /// <param name="At">The instant.</param>
    public sealed record ForeignCancelAnswered(string BrokerOrderId, CancelAnswer Answer, DateTimeOffset At)
        : DeskInput(At);

    /// <summary>Approved entries and scheduled exits go out now, five minutes before the open.</summary>
    /// <param name="Session">The session about to open.</param>
    /// <param name="Market">The market at the close before.</param>
    /// <param name="Splits">All symbols whose split takes effect before the open.</param>
    /// <param name="At">The instant.</param>
    public sealed record SubmissionDue(
        DateOnly Session, MarketView Market, IReadOnlySet<Symbol> Splits, DateTimeOffset At) : DeskInput(At);

    /// <summary>The first fills have had their time; remainders of filled entries go, protection comes, and what waited
    /// for a sale goes out.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="At">The instant.</param>
    /// <param name="Market">The market at the close before; without it nothing goes out.</param>
    public sealed record ProtectionDue(DateOnly Session, DateTimeOffset At, MarketView? Market = null)
        : DeskInput(At);

    /// <summary>Entries that did not fill and proposals nobody decided end.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="At">The instant.</param>
    public sealed record ExpiryDue(DateOnly Session, DateTimeOffset At) : DeskInput(At);

    /// <summary>Prices by which to value the account.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="Prices">Latest raw prices, US dollars a share; symbols without a new price are left out.</param>
    /// <param name="IsClose">Whether these are the session's closing prices.</param>
    /// <param name="At">The instant.</param>
    public sealed record Marked(
        DateOnly Session, IReadOnlyDictionary<Symbol, Price> Prices, bool IsClose, DateTimeOffset At) : DeskInput(At)
    {
        /// <summary>Whether the prices are certain enough to be both readings of a breaker, as a recorded close
        /// is.</summary>
        public bool CountsTwice { get; init; }
    }

    /// <summary>The timed reader of what breakers and gates are judged by.</summary>
    /// <param name="Prices">Latest raw prices of holdings, US dollars a share: null or no number for one whose price is
    /// unknown; without a line for one that has nothing newer than its mark. Null when no prices came at all.</param>
    /// <param name="Gauges">Figures of the sources that exist.</param>
    /// <param name="Market">The market at its last close; null where none is watched.</param>
    /// <param name="At">The instant.</param>
    public sealed record SafetyRead(
        IReadOnlyDictionary<Symbol, double?>? Prices,
        IReadOnlyList<Gauge> Gauges,
        MarketView? Market,
        DateTimeOffset At) : DeskInput(At);

    /// <summary>All jobs up to an instant are done; recovery goes on from there.</summary>
    /// <param name="At">The instant.</param>
    public sealed record JobsDone(DateTimeOffset At) : DeskInput(At);

    /// <summary>The attempt is about to be made; nothing may be sent before this is durable.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="At">The instant.</param>
    public sealed record SendStarting(ClientOrderId Order, DateTimeOffset At) : DeskInput(At);

    /// <summary>The broker answered an attempt.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Answer">What it said.</param>
    /// <param name="At">The instant.</param>
    public sealed record Answered(ClientOrderId Order, SubmitAnswer Answer, DateTimeOffset At) : DeskInput(At);

    /// <summary>The broker answered a cancellation.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Answer">What it said.</param>
    /// <param name="At">The instant.</param>
    public sealed record CancelAnswered(ClientOrderId Order, CancelAnswer Answer, DateTimeOffset At) : DeskInput(At);

    /// <summary>The broker answered a question about one order.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Answer">What it said.</param>
    /// <param name="At">The instant.</param>
    public sealed record LookedUp(ClientOrderId Order, LookupAnswer Answer, DateTimeOffset At) : DeskInput(At);

    /// <summary>The broker sent news.</summary>
    /// <param name="Update">The news.</param>
    /// <param name="Session">The session it belongs to.</param>
    /// <param name="At">The instant it reached us.</param>
    public sealed record BrokerSaid(BrokerUpdate Update, DateOnly Session, DateTimeOffset At) : DeskInput(At);

    /// <summary>All of the broker's books were read.</summary>
    /// <param name="Snapshot">What it has.</param>
    /// <param name="Session">The latest session that has begun.</param>
    /// <param name="At">The instant.</param>
    public sealed record BrokerRead(BrokerSnapshot Snapshot, DateOnly Session, DateTimeOffset At) : DeskInput(At)
    {
        /// <summary><see cref="ReadingState.Moves"/> when the reading began; null where nothing can have moved since.
        /// </summary>
        public int? MovesBefore { get; init; }

        /// <summary>The market as of now, by which approvals that waited for the books are reviewed; without it they
        /// wait for the next timed reading.</summary>
        public MarketView? Market { get; init; }
    }
}
