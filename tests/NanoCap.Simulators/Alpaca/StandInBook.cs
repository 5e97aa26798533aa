using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Ledger;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca;

/// <summary>The account with the world around it: a fold over the ledger. Nothing changes before it is on disk. Not
/// safe for several threads; the stand-in holds one lock around it.</summary>
internal sealed class StandInBook : IDisposable
{
    private readonly StandInLedger ledger;
    private readonly Dictionary<Symbol, Price> prices = [];
    private readonly Dictionary<Symbol, StandInQuote> quotes = [];
    private readonly List<(DateTimeOffset At, Usd Equity)> curve = [];

    private StandInBook(StandInLedger ledger, StandInOptions options)
    {
        this.ledger = ledger;
        Exchange = new SimulatedExchange(options.Exchange);
        Index = new OrderIndex(Exchange, Terms);
        Clock = new StandInClock(options.Time);
    }

    /// <summary>Told of each event right after it happened.</summary>
    public Action<ExchangeEvent> Told { get; set; } = _ => { };

    /// <summary>Told of symbols whose price or quote was set.</summary>
    public Action<Symbol> Priced { get; set; } = _ => { };

    public SimulatedExchange Exchange { get; }

    public ExchangeState State => Exchange.State;

    public OrderIndex Index { get; }

    public SpecialTerms Terms { get; } = new();

    public StandInClock Clock { get; }

    public IReadOnlyList<LedgerEntry> Entries => ledger.Entries;

    /// <summary>Equity after each close.</summary>
    public IReadOnlyList<(DateTimeOffset At, Usd Equity)> Curve => curve;

    public IReadOnlyDictionary<Symbol, StandInQuote> Quotes => quotes;

    public ControlCommand.Behave Behaviour { get; private set; } = new(true, true, true);

    /// <summary>Whether orders end when their time is over.</summary>
    public bool EndsByClock => Behaviour.EndsByClock ?? Clock.IsRunning;

    /// <summary>What the account began with.</summary>
    public Usd StartingCash { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Every symbol of which something is known.</summary>
    public IEnumerable<Symbol> Symbols => prices.Keys.Union(State.Assets.Keys).Order();

    public static StandInBook Open(StandInOptions options)
    {
        var book = new StandInBook(StandInLedger.Open(options.Folder), options);
        foreach (var entry in book.ledger.Entries)
        {
            book.Recall(entry);
        }

        if (options.StartsAt is not null && book.ledger.Entries.Count == 0)
        {
            book.Happen(new ControlCommand.SetTime(options.StartsAt));
        }

        book.Happen(book.Exchange.OpenAccount("stand-in", book.Clock.Next()));
        book.Settle();
        return book;
    }

    public Price? FindPrice(Symbol symbol) => prices.TryGetValue(symbol, out var price) ? price : null;

    /// <summary>The last price of what is held; the exchange's mark where none was heard.</summary>
    public Price PriceOf(ExchangePosition position) => FindPrice(position.Symbol) ?? position.Mark;

    /// <summary>Makes events happen, durably and together.</summary>
    public void Happen(IReadOnlyList<ExchangeEvent> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        ledger.Append([.. events.Select(happened =>
            new LedgerEntry(ExchangeEventJson.NameOf(happened), ExchangeEventJson.Write(happened)))]);
        foreach (var happened in events)
        {
            Apply(happened);
            Told(happened);
        }
    }

    /// <summary>The world changes, durably.</summary>
    public void Happen(ControlCommand world)
    {
        ledger.Append([new LedgerEntry(ControlJson.Prefix + ControlJson.NameOf(world), ControlJson.Write(world))]);
        Apply(world);
    }

    /// <summary>A quote has traded a part of its size.</summary>
    public void UseUp(StandInQuote quote, Quantity traded) =>
        quotes[quote.Symbol] = quote with { Size = quote.Size is { } size ? size - Quantity.Min(size, traded) : null };

    /// <summary>What the broker does by itself, until nothing is left to do.</summary>
    public void Settle()
    {
        while (FindNext() is { Count: > 0 } events)
        {
            Happen(events);
        }
    }

    public void Dispose() => ledger.Dispose();

    private IReadOnlyList<ExchangeEvent> FindNext() =>
        FindChange(Behaviour.Confirms, BrokerOrderStatus.Accepted, Exchange.Confirm)
        ?? FindChange(Behaviour.CompletesCancels, BrokerOrderStatus.PendingCancel, Exchange.CompleteCancel)
        ?? (Behaviour.TradesOnQuotes == true && QuoteTrading.FindNext(this) is { Count: > 0 } traded
            ? traded
            : OrderEnds.FindNext(this));

    private IReadOnlyList<ExchangeEvent>? FindChange(
        bool? isWanted,
        BrokerOrderStatus from,
        Func<ClientOrderId, DateTimeOffset, IReadOnlyList<ExchangeEvent>> change)
    {
        var order = isWanted == true ? State.WorkingOrders.FirstOrDefault(working => working.Status == from) : null;
        return order is null ? null : change(order.Id, Clock.Next());
    }

    private void Recall(LedgerEntry entry)
    {
        if (entry.Type.StartsWith(ControlJson.Prefix, StringComparison.Ordinal))
        {
            Apply(ControlJson.Read(entry.Type[ControlJson.Prefix.Length..], entry.Json));
            return;
        }

        var happened = ExchangeEventJson.Read(entry.Type, entry.Json);
        Apply(happened);
        Clock.Remember(happened.At);
    }

    private void Apply(ExchangeEvent happened)
    {
        Exchange.Apply([happened]);
        Index.Note(happened);
        switch (happened)
        {
            case ExchangeEvent.AccountOpened opened:
                (StartingCash, OpenedAt) = (opened.Cash, opened.At);
                break;
            case ExchangeEvent.OrderFilled { Fill: var fill }:
                prices[fill.Symbol] = fill.Price;
                break;
            case ExchangeEvent.InstantPassed { Instant: SessionInstant.Close } passed:
                curve.Add((passed.At, State.Equity));
                break;
            default:
                break;
        }
    }

    private void Apply(ControlCommand world)
    {
        switch (world)
        {
            case ControlCommand.SetTime time:
                Clock.Set(time);
                break;
            case ControlCommand.RunClock running:
                Clock.Run(running);
                break;
            case ControlCommand.NoteTerms noted:
                Terms.Note(noted);
                break;
            case ControlCommand.Behave changed:
                Behaviour = new ControlCommand.Behave(
                    changed.Confirms ?? Behaviour.Confirms,
                    changed.CompletesCancels ?? Behaviour.CompletesCancels,
                    changed.TradesOnQuotes ?? Behaviour.TradesOnQuotes,
                    changed.EndsByClock ?? Behaviour.EndsByClock);
                break;
            case ControlCommand.SetPrices known:
                foreach (var (symbol, price) in known.Prices)
                {
                    prices[symbol] = price;
                    Terms.Follow(symbol, price, price, State);
                    Priced(symbol);
                }

                break;
            case ControlCommand.SetQuotes told:
                foreach (var quote in told.Quotes)
                {
                    quotes[quote.Symbol] = quote;
                    Terms.Follow(quote.Symbol, quote.Bid, quote.Ask, State);
                    prices[quote.Symbol] = Price.Of((quote.Bid.Value + quote.Ask.Value) / 2m);
                    Priced(quote.Symbol);
                }

                break;
            default:
                throw new InvalidOperationException($"Expected what changes the world, found {world}.");
        }
    }
}
