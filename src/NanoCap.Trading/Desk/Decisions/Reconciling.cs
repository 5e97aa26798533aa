using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Compares our books with the broker's: its facts are taken, what is foreign is named and left
/// alone.</summary>
internal static class Reconciling
{
    private const string SecondInstance = "a second instance may be running.";
    private const string Foreign = "is not ours; left alone.";

    /// <summary>Whether a difference is an order that bears our mark and that we never made.</summary>
    public static bool IsSecondInstance(string difference) =>
        difference.EndsWith(SecondInstance, StringComparison.Ordinal);

    /// <summary>Whether a difference is an order that somebody else made, and nothing else.</summary>
    public static bool IsForeign(string difference) => difference.EndsWith(Foreign, StringComparison.Ordinal);

    public static void Decide(Draft draft, DeskInput.BrokerRead read)
    {
        TakeSplits(draft, read);

        foreach (var report in read.Snapshot.Orders)
        {
            TakeOrder(draft, report, read.Session);
        }

        AskAboutMissingOrders(draft, read.Snapshot);
        EndEntriesThatWereNeverThere(draft, read.Snapshot);

        foreach (var moved in read.Snapshot.CashFlows)
        {
            CashComparison.Take(draft, moved);
        }

        // While an order's fate is unknown its shares may be on their way; positions are compared when it is known.
        if (!draft.State.OpenOrders.Any(order => order.Status is OrderStatus.Unknown or OrderStatus.Sending))
        {
            ComparePositions(draft, read);
        }

        if (!draft.State.IsReconciled)
        {
            draft.Add(new DeskEvent.BooksAgreed(draft.At));
        }

        if (CashComparison.Judge(draft, read.Snapshot))
        {
            CashComparison.AskAgain(draft);
        }

        EndExitIfFlat(draft, read.Snapshot);
    }

    /// <summary>A split counts the shares of its time: executions before it are taken first.</summary>
    private static void TakeSplits(Draft draft, DeskInput.BrokerRead read)
    {
        foreach (var split in read.Snapshot.Splits
            .Where(split => !draft.State.SplitActivities.Contains(split.ActivityId))
            .OrderBy(split => split.At).ToList())
        {
            foreach (var report in read.Snapshot.Orders)
            {
                BrokerFacts.TakeFills(draft, report, read.Session, split.At);
            }

            BrokerFacts.TakeSplit(draft, split);
        }
    }

    private static void TakeOrder(Draft draft, OrderReport report, DateOnly session)
    {
        if (draft.State.Orders.TryGetValue(report.Request.Id, out var known))
        {
            BrokerFacts.Take(draft, report, session);
            DoubtTheEnd(draft, known, report);
        }
        else if (BrokerFacts.TakeSuccessor(draft, report, session))
        {
            // Somebody changed an order of ours at the broker.
        }
        else if (!report.IsTerminal)
        {
            var isOurs = report.Request.Id.Value.StartsWith(
                draft.Rules.OrderPrefix + "-", StringComparison.Ordinal);
            draft.Differ(isOurs
                ? $"Order {report.Request.Id} in {report.Request.Symbol} bears our mark but is not in the journal: " +
                  SecondInstance
                : $"Order {report.BrokerOrderId} in {report.Request.Symbol} at the broker {Foreign}");
        }
    }

    /// <summary>What counts as ended here and works there is asked about again; nobody wants such an entry.</summary>
    private static void DoubtTheEnd(Draft draft, Order known, OrderReport report)
    {
        if (known.IsTerminal && known.Status != OrderStatus.Filled && !report.IsTerminal)
        {
            draft.Add(new DeskEvent.OrderUnknown(known.Id, "it counts as ended and works at the broker", draft.At));
            if (known.Purpose == OrderPurpose.Entry)
            {
                draft.End(draft.State.Orders[known.Id], "it counts as ended");
            }
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

    /// <summary>An entry that no lookup found, that the broker does not list and whose session is over can neither
    /// trade nor appear any more: it was for that day.</summary>
    private static void EndEntriesThatWereNeverThere(Draft draft, BrokerSnapshot snapshot)
    {
        var seen = snapshot.Orders.Select(report => report.Request.Id).ToHashSet();
        foreach (var order in draft.State.OpenOrders
            .Where(order => order is { Status: OrderStatus.NotSeen, Purpose: OrderPurpose.Entry }
                && !seen.Contains(order.Id)
                && IsOver(draft, order.SendUntil)).ToList())
        {
            draft.Add(new DeskEvent.OrderEnded(
                order.Id, OrderStatus.Expired, "the broker never had it and its session is over", draft.At));
        }
    }

    private static bool IsOver(Draft draft, DateTimeOffset? sendUntil) =>
        sendUntil is { } until
        && draft.Rules.Calendar.FindSession(draft.Rules.Calendar.NewYorkDate(until)) is { } session
        && draft.At >= session.Close;

    private static void ComparePositions(Draft draft, DeskInput.BrokerRead read)
    {
        var theirs = read.Snapshot.Positions.ToDictionary(position => position.Symbol);
        var symbols = draft.State.Positions.Keys.Union(theirs.Keys).Order().ToList();
        var counted = new List<(Symbol Symbol, Quantity Quantity, Price Price)>();
        foreach (var symbol in symbols)
        {
            var held = draft.State.Positions.TryGetValue(symbol, out var position) ? position.Quantity : Quantity.Zero;
            var broker = theirs.TryGetValue(symbol, out var their) ? their.Quantity : Quantity.Zero;
            if (held == broker)
            {
                continue;
            }

            draft.Differ(
                $"{symbol}: the journal has {held} shares, the broker {broker}; the broker's count is taken.");
            var price = their?.LastPrice ?? position?.LastPrice;
            if (price is { } known)
            {
                counted.Add((symbol, broker, known));
            }
        }

        UnexplainedShares.Take(draft, counted, read.Session);
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
}
