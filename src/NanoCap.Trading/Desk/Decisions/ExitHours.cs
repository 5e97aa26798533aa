using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>EXIT outside the session: the open takes what waits, unless a person wants it sold now. Then a limit 3 %
/// under a fresh bid goes out for extended hours, once; whatever it leaves is sold at the open.</summary>
internal static class ExitHours
{
    private const decimal UnderBid = 0.97m;
    private const decimal SmallestPrice = 0.0001m;
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(60);

    /// <summary>Prices what can be sold now, and says what waits and why.</summary>
    public static void Price(Draft draft, DeskInput.Exit exit)
    {
        var selling = draft.State.Positions.Values
            .Where(held => exit.Scope?.Covers(held) ?? !draft.Rules.KeepOnExit.Contains(held.Symbol)).ToList();
        if (exit.Timing != ExitTiming.Now || selling.Count == 0
            || draft.Rules.Calendar.SessionAt(draft.At) is not null)
        {
            return;
        }

        var sales = new List<ExtendedSale>();
        var waiting = new List<ExitWaiting>();
        foreach (var position in selling)
        {
            var (sale, reason) = Price(draft, position.Symbol, exit.Market);
            if (sale is not null)
            {
                sales.Add(sale);
            }
            else
            {
                waiting.Add(new ExitWaiting(position.Symbol, position.Quantity, reason));
            }
        }

        draft.Add(new ExitHoursEvent.SalesPriced(sales, waiting, exit.By, draft.At));
        if (waiting.Count > 0)
        {
            draft.Tell(
                AlertTopic.Order, "exit-now", AlertSeverity.Warning,
                "EXIT now leaves for the open: "
                + string.Join(", ", waiting.Select(left => $"{left.Symbol} ({left.Why})")) + ".");
        }
    }

    /// <summary>The limit at which a position may be sold now, outside the session; null where it waits for the open or
    /// the session is near.</summary>
    public static ExtendedSale? Find(Draft draft, Position position) =>
        draft.State.Exit.Now.TryGetValue(position.Symbol, out var sale)
        && draft.At - sale.BidAt <= FreshFor
        && draft.Rules.Calendar.IsExtendedHours(draft.At)
        && !SellsAtMarket(draft)
            ? sale
            : null;

    /// <summary>Whether an order was meant for the hours before the session, which is near or has come: what is left of
    /// it goes at the market.</summary>
    public static bool IsOver(Draft draft, Order order) => order.Request.IsExtendedHours && SellsAtMarket(draft);

    /// <summary>From five minutes before the open to the close.</summary>
    private static bool SellsAtMarket(Draft draft)
    {
        var calendar = draft.Rules.Calendar;
        return calendar.FindSession(calendar.NewYorkDate(draft.At)) is { } session
            && draft.At >= draft.Rules.EntryWindowOf(session.Date).Start && draft.At < session.Close;
    }

    private static (ExtendedSale? Sale, string Reason) Price(Draft draft, Symbol symbol, MarketView? market) =>
        market?.Find(symbol)?.Quote switch
        {
            _ when !draft.Rules.Calendar.IsExtendedHours(draft.At) => (null, "nothing trades at this hour"),
            _ when SellsAtMarket(draft) => (null, "the open is minutes away"),
            _ when draft.State.Halted.Contains(symbol) => (null, "it is halted"),
            null => (null, "no quote is known"),
            { Bid: null } => (null, "nobody bids"),
            { At: var at } when draft.At - at > FreshFor || at > draft.At + FreshFor =>
                (null, $"its latest bid is of {draft.Rules.Calendar.ToNewYork(at):HH:mm:ss} New York"),
            { Bid: { } bid } when bid.Value * UnderBid < SmallestPrice => (null, "its bid is too small for a limit"),
            { Bid: { } bid, At: var at } => (
                new ExtendedSale(
                    symbol, Instruments.Price.Of(bid.Value * UnderBid).RoundDownToTick(), bid, at), string.Empty),
        };
}
