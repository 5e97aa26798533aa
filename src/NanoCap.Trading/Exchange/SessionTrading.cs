using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>What happens to the account at one moment of a session. Later events depend on earlier ones, so they are
/// folded as they come.</summary>
internal sealed class SessionTrading(
    ExchangeState state, SessionBars bars, ExchangeOptions options, DateTimeOffset at)
{
    private readonly List<ExchangeEvent> events = [];
    private ExchangeState state = state;

    /// <summary>The events so far.</summary>
    public IReadOnlyList<ExchangeEvent> Events => events;

    /// <summary>Adds all events of the moment.</summary>
    public void Pass(SessionInstant instant)
    {
        if (instant == SessionInstant.BeforeOpen)
        {
            SplitSymbols();
        }

        foreach (var order in state.WorkingOrders.ToArray())
        {
            Trade(order, instant);
        }

        if (instant is SessionInstant.Open or SessionInstant.AfterOpen)
        {
            EndAll(
                order => options.Habits.EntriesEndWithOpen && order.IsEntry,
                BrokerOrderStatus.Canceled,
                "an entry ends with the open");
            EndAll(
                order => order.Request.TimeInForce == TimeInForce.AtOpen,
                BrokerOrderStatus.Canceled,
                "the opening auction is over");
        }

        if (instant == SessionInstant.Close)
        {
            EndAll(
                order => order.Request.TimeInForce is TimeInForce.Day or TimeInForce.AtClose,
                BrokerOrderStatus.Expired,
                "a day order ends with the close");
            EndAll(
                order => order.Request.TimeInForce == TimeInForce.GoodTilCanceled && order.AgesOut <= bars.Session,
                BrokerOrderStatus.Canceled,
                "an order good till canceled ends after 90 days");
        }

        Add(new ExchangeEvent.InstantPassed(
            bars.Session, instant, instant == SessionInstant.Close ? Marks() : [], at));
    }

    private void Add(ExchangeEvent happened)
    {
        state = state.After(happened);
        events.Add(happened);
    }

    private void Trade(ExchangeOrder order, SessionInstant instant)
    {
        if (!state.FindOrder(order.Id)!.IsLive || state.Halted.Contains(order.Request.Symbol)
            || bars.Find(order.Request.Symbol) is not { } bar || bar.FindPrices() is not { } prices)
        {
            return;
        }

        var spread = TradingCosts.SpreadShare(options, bar.MedianDollarVolume);
        var match = OrderMatching.Of(
            order, instant, prices, spread,
            takesLimits: state.LastPassed == new PassedInstant(bars.Session, SessionInstant.NearClose),
            entriesRest: !options.Habits.EntriesEndWithOpen);
        if (match.Triggers)
        {
            Add(new ExchangeEvent.OrderTriggered(order.Id, at));
        }

        if (match.Price is { } price && QuantityToFill(order, price, bar) is { IsZero: false } quantity)
        {
            Fill(FillOf(order, price, quantity, match.Triggers || order.IsTriggered));
            if (options.Habits.BothLegsMayFill && instant == SessionInstant.Intrabar
                && OrderMatching.ReachesBothLegs(order, prices))
            {
                FillOtherLeg(order);
            }
        }
    }

    /// <summary>The target trades although the stop has: as far as the account has shares that nothing else
    /// reserves.</summary>
    private void FillOtherLeg(ExchangeOrder order)
    {
        var symbol = order.Request.Symbol;
        var free = state.QuantityOf(symbol) - state.HeldOf(symbol);
        var now = state.FindOrder(order.Id)!;
        if (now.Status == BrokerOrderStatus.Filled && !free.IsZero)
        {
            Fill(FillOf(
                now, order.Request.LimitPrice!.Value, Quantity.Min(order.Request.Quantity, free), isStopLeg: false));
        }
    }

    private void Fill(Fill fill)
    {
        foreach (var happened in Executing.EventsOf(state, fill))
        {
            Add(happened);
        }
    }

    private Quantity QuantityToFill(ExchangeOrder order, Price price, ExchangeBar bar)
    {
        var most = decimal.Floor(bar.Volume * options.ParticipationShare.Value);
        var left = Quantity.Of(Math.Max(0m, most - state.FilledInSessionOf(order.Request.Symbol).Value));
        var quantity = Quantity.Min(order.Remaining, left);
        if (order.Request.Side == Side.Sell)
        {
            return quantity;
        }

        var money = BuyingPower.Of(state, options, at) + BuyingPower.ReservedBy(order, options);
        return BuyingPower.Affordable(quantity, price, money, options);
    }

    private Fill FillOf(ExchangeOrder order, Price price, Quantity quantity, bool isStopLeg) =>
        Executing.FillOf(order, price, quantity, options, at, isStopLeg);

    private void EndAll(Func<ExchangeOrder, bool> ends, BrokerOrderStatus status, string reason)
    {
        foreach (var order in state.WorkingOrders.Where(ends).ToArray())
        {
            // A leg may have ended with its entry.
            if (!state.FindOrder(order.Id)!.IsWorking)
            {
                continue;
            }

            Add(new ExchangeEvent.OrderEnded(order.Id, status, reason, at));
            foreach (var following in LegEvents.Following(state, order.Id, at).ToArray())
            {
                Add(following);
            }
        }
    }

    private SymbolMark[] Marks() =>
    [
        .. state.Positions.Keys
            .Select(symbol => (symbol, Close: bars.Find(symbol) is { } bar ? Price.FromMeasured(bar.Bar.Close) : null))
            .Where(mark => mark.Close is not null)
            .Select(mark => new SymbolMark(mark.symbol, mark.Close!.Value)),
    ];

    private void SplitSymbols()
    {
        var symbols = state.Positions.Keys
            .Concat(state.WorkingOrders.Select(order => order.Request.Symbol))
            .Distinct()
            .Order()
            .ToArray();
        foreach (var symbol in symbols)
        {
            if (bars.ShareFactorOf(symbol) is > 0m and not 1m and var factor)
            {
                Split(symbol, factor);
            }
        }
    }

    private void Split(Symbol symbol, decimal factor)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"split-{symbol}-{bars.Session:yyyy-MM-dd}");
        EndAll(
            order => order.Request.Symbol == symbol,
            BrokerOrderStatus.Canceled,
            string.Create(CultureInfo.InvariantCulture, $"{name}: {factor:0.######} new shares for each old one"));

        // Nine decimals first: a third of nine shares is three, whatever a decimal third lacks.
        var old = state.QuantityOf(symbol);
        var shares = decimal.Round(old.Value * factor, 9);
        var fraction = shares - decimal.Floor(shares);
        var cash = state.Positions.TryGetValue(symbol, out var position)
            ? new Usd(fraction * position.Mark.Value / factor).RoundToCent()
            : Usd.Zero;
        Add(new ExchangeEvent.SymbolSplit(name, symbol, factor, old, Quantity.Of(shares).Floor(), cash, at));
    }
}
