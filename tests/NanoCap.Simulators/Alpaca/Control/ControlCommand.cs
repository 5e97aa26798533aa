using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Control;

/// <summary>What a test says to the stand-in: the world around the account, and the broker's own word. Sent as JSON to
/// <c>/control/name-of-the-command</c>; orders are named by their client order id, or the exchange's id of a leg.
/// </summary>
public abstract record ControlCommand
{
    /// <summary>The exchange's clock stands at an instant; null lets it follow the machine's.</summary>
    public sealed record SetTime(DateTimeOffset? Now) : ControlCommand;

    /// <summary>The exchange's clock runs with the machine's from an instant.</summary>
    /// <param name="From">What it shows now.</param>
    /// <param name="Speed">Seconds of the exchange in a second of the machine.</param>
    /// <param name="MachineAt">The machine's time now; the stand-in fills it in.</param>
    public sealed record RunClock(DateTimeOffset From, double Speed = 1, DateTimeOffset? MachineAt = null)
        : ControlCommand;

    /// <summary>What happens by itself; null leaves it. At first all of it does.</summary>
    /// <param name="Confirms">Accepted orders get to the venue right after the answer.</param>
    /// <param name="CompletesCancels">Cancellations come true right after the answer.</param>
    /// <param name="TradesOnQuotes">Orders trade with the quotes while the market is open.</param>
    /// <param name="EndsByClock">Orders end when their time is over, and the close is marked. Until this is said they
    /// do while the clock runs, and not while it stands: then <see cref="PassInstant"/> ends them.</param>
    public sealed record Behave(
        bool? Confirms = null, bool? CompletesCancels = null, bool? TradesOnQuotes = null, bool? EndsByClock = null)
        : ControlCommand;

    /// <summary>What an order is beyond the kinds that the exchange knows; the stand-in notes it with the order.
    /// </summary>
    /// <param name="Order">The order.</param>
    /// <param name="Immediate">ioc or fok; null for another time in force.</param>
    /// <param name="TrailPrice">Dollars that a trailing stop keeps behind; null for none.</param>
    /// <param name="TrailPercent">Percent that a trailing stop keeps behind; null for none.</param>
    /// <param name="Mark">The best price since a trailing stop was sent; null before one is known.</param>
    /// <param name="StopLegLimit">The limit of its stop leg; null for none.</param>
    public sealed record NoteTerms(
        ClientOrderId Order,
        string? Immediate = null,
        decimal? TrailPrice = null,
        decimal? TrailPercent = null,
        Price? Mark = null,
        Price? StopLegLimit = null) : ControlCommand;

    /// <summary>Last prices without a quote: what makes a symbol known.</summary>
    public sealed record SetPrices(IReadOnlyDictionary<Symbol, Price> Prices) : ControlCommand;

    /// <summary>Quotes that stand until the next one or the end of the process.</summary>
    public sealed record SetQuotes(params IReadOnlyList<StandInQuote> Quotes) : ControlCommand;

    /// <summary>A moment of a session passes with its bars.</summary>
    public sealed record PassInstant(
        DateOnly Session,
        SessionInstant Instant,
        IReadOnlyList<StandInBar> Bars,
        IReadOnlyDictionary<Symbol, decimal>? ShareFactors = null) : ControlCommand;

    /// <summary>An accepted order gets to the venue.</summary>
    public sealed record Confirm(ClientOrderId Order) : ControlCommand;

    /// <summary>An order is thrown out after it was accepted.</summary>
    public sealed record Reject(ClientOrderId Order, string Reason) : ControlCommand;

    /// <summary>A pending cancellation comes true.</summary>
    public sealed record CompleteCancel(ClientOrderId Order) : ControlCommand;

    /// <summary>A pending cancellation comes to nothing.</summary>
    public sealed record RejectCancel(ClientOrderId Order, string Reason) : ControlCommand;

    /// <summary>An order stops trading for a while, or goes on: Working, DoneForDay, Suspended, PendingReplace.
    /// </summary>
    public sealed record Park(ClientOrderId Order, BrokerOrderStatus Status, string? Reason = null) : ControlCommand;

    /// <summary>An order trades as far as it may.</summary>
    public sealed record Execute(ClientOrderId Order, Quantity Quantity, Price Price, bool IsStopLeg = false)
        : ControlCommand;

    /// <summary>An execution is taken back, named as in the ledger.</summary>
    public sealed record Bust(string ExecutionId) : ControlCommand;

    /// <summary>Another execution takes the place of one, named as in the ledger.</summary>
    public sealed record Correct(string ExecutionId, Quantity Quantity, Price Price) : ControlCommand;

    /// <summary>Nothing trades in a symbol.</summary>
    public sealed record Halt(Symbol Symbol) : ControlCommand;

    /// <summary>A symbol trades again.</summary>
    public sealed record Resume(Symbol Symbol) : ControlCommand;

    /// <summary>What the account may do.</summary>
    public sealed record Flag(AccountFlags Flags) : ControlCommand;

    /// <summary>What the broker says of a symbol.</summary>
    public sealed record List(BrokerAsset Asset) : ControlCommand;

    /// <summary>Cash comes or goes.</summary>
    public sealed record MoveCash(CashFlowKind Kind, Usd Amount) : ControlCommand;

    /// <summary>Something goes wrong with the next matching requests.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="Times">With how many.</param>
    /// <param name="Method">Such as POST; null for all.</param>
    /// <param name="Path">How the path begins; null for all.</param>
    /// <param name="Status">Of a failure; 500 where none is given.</param>
    /// <param name="Seconds">How long an answer hangs before the line breaks (null: until the caller ends it), or an
    /// order stays unseen.</param>
    /// <param name="Every">Of matching requests only each so many goes wrong.</param>
    public sealed record Fault(
        FaultKind Kind, int Times = 1, string? Method = null, string? Path = null, int Status = 500,
        double? Seconds = null, int Every = 1) : ControlCommand;

    /// <summary>Nothing goes wrong any more, and the stream speaks again.</summary>
    public sealed record ClearFaults : ControlCommand;

    /// <summary>Something goes wrong with the next updates of the stream.</summary>
    public sealed record FaultStream(StreamFaultKind Kind, int Times = 1) : ControlCommand;
}
