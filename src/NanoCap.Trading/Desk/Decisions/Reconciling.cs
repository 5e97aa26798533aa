using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Compares our books with the broker's: its facts are taken, what is foreign is named and left
/// alone.</summary>
internal static class Reconciling
{
    public static void Decide(Draft draft, DeskInput.BrokerRead read)
    {
        foreach (var split in read.Snapshot.Splits)
        {
            BrokerFacts.Take(draft, split, read.Session);
        }

        foreach (var report in read.Snapshot.Orders)
        {
            TakeOrder(draft, report, read.Session);
        }

        AskAboutMissingOrders(draft, read.Snapshot);

        // While an order's fate is unknown its shares may be on their way; positions are compared when it is known.
        if (!draft.State.OpenOrders.Any(order => order.Status is OrderStatus.Unknown or OrderStatus.Sending))
        {
            ComparePositions(draft, read);
            CompareCash(draft, read.Snapshot);
        }

        if (!draft.State.IsReconciled)
        {
            draft.Add(new DeskEvent.BooksAgreed(draft.At));
        }

        EndExitIfFlat(draft, read.Snapshot);
    }

    private static void TakeOrder(Draft draft, OrderReport report, DateOnly session)
    {
        if (draft.State.Orders.ContainsKey(report.Request.Id))
        {
            BrokerFacts.Take(draft, report, session);
        }
        else if (!report.IsTerminal)
        {
            var isOurs = report.Request.Id.Value.StartsWith(
                draft.Rules.OrderPrefix + "-", StringComparison.Ordinal);
            Differ(draft, isOurs
                ? $"Order {report.Request.Id} in {report.Request.Symbol} bears our mark but is not in the journal: " +
                  "a second instance may be running."
                : $"Order {report.BrokerOrderId} in {report.Request.Symbol} at the broker is not ours; left alone.");
        }
    }

    private static void AskAboutMissingOrders(Draft draft, BrokerSnapshot snapshot)
    {
        var seen = snapshot.Orders.Select(report => report.Request.Id).ToHashSet();
        foreach (var order in draft.State.OpenOrders.Where(order => !seen.Contains(order.Id)).ToList())
        {
            if (order.Status is OrderStatus.Working or OrderStatus.PartiallyFilled or OrderStatus.CancelPending)
            {
                draft.Add(new DeskEvent.OrderUnknown(order.Id, "the broker's list lacks it", draft.At));
            }
        }
    }

    private static void ComparePositions(Draft draft, DeskInput.BrokerRead read)
    {
        var theirs = read.Snapshot.Positions.ToDictionary(position => position.Symbol);
        var symbols = draft.State.Positions.Keys.Union(theirs.Keys).Order().ToList();
        foreach (var symbol in symbols)
        {
            var held = draft.State.Positions.TryGetValue(symbol, out var position) ? position.Quantity : Quantity.Zero;
            var broker = theirs.TryGetValue(symbol, out var their) ? their.Quantity : Quantity.Zero;
            if (held == broker)
            {
                continue;
            }

            Differ(
                draft, $"{symbol}: the journal has {held} shares, the broker {broker}; the broker's count is taken.");
            var price = their?.LastPrice ?? position?.LastPrice;
            if (price is { } known)
            {
                draft.Add(new DeskEvent.PositionAdjusted(symbol, broker, known, read.Session, draft.At));
            }
        }
    }

    private static void CompareCash(Draft draft, BrokerSnapshot snapshot)
    {
        var ours = draft.State.Books.Cash.RoundToCent();
        var theirs = snapshot.Cash.RoundToCent();
        if (ours != theirs)
        {
            Differ(draft, $"Cash: the journal has {ours} USD, the broker {theirs} USD.");
        }
    }

    private static void EndExitIfFlat(Draft draft, BrokerSnapshot snapshot)
    {
        var isFlat = snapshot.Positions.All(position => position.Quantity.IsZero)
            && snapshot.Orders.All(report => report.IsTerminal);
        if (draft.State is { ExitUnderWay: { } exit, Positions.Count: 0, OpenOrderIds.Count: 0 } && isFlat)
        {
            draft.Add(new DeskEvent.ExitEnded(exit, draft.At));
        }
    }

    /// <summary>Says a difference once, not at every comparison.</summary>
    private static void Differ(Draft draft, string what)
    {
        if (!draft.State.Differences.Contains(what))
        {
            draft.Add(new DeskEvent.BooksDiffered(what, draft.At));
        }
    }
}
