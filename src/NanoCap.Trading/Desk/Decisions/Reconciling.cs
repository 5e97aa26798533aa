using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Compares our books with the broker's: its facts are taken, what is foreign is named and left
/// alone.</summary>
internal static class Reconciling
{
    private const string Foreign = "is not ours; left alone.";

    /// <summary>Whether a difference is an order that somebody else made, and nothing else.</summary>
    public static bool IsForeign(string difference) => difference.EndsWith(Foreign, StringComparison.Ordinal);

    /// <summary>Reads in a row that shares moved under; after them there is a pause.</summary>
    private const int RepeatsAtMost = 5;

    private static readonly TimeSpan AfterRepeats = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenWatermarks = TimeSpan.FromHours(1);

    public static void Decide(Draft draft, DeskInput.BrokerRead read)
    {
        var moves = read.MovesBefore ?? draft.State.Reading.Moves;
        TakeFacts(draft, read);

        // While an order's fate is unknown its shares may be on their way; positions are compared when it is known.
        var isUncertain = draft.State.OpenOrders.Any(
            order => order.Status is OrderStatus.Unknown or OrderStatus.Sending);
        var hasMoved = moves != draft.State.Reading.Moves || MovedAtBroker(read.Snapshot);
        if (hasMoved && !isUncertain && Differing(draft, read.Snapshot).Count > 0)
        {
            // What is held was read before some of what we know: it must not undo it.
            draft.Add(new ReadingEvent.BooksMoved(
                draft.State.Reading.Repeats % RepeatsAtMost == RepeatsAtMost - 1 ? draft.At + AfterRepeats : null,
                draft.At));
            return;
        }

        if (!isUncertain)
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

        NoteWatermark(draft, read.Snapshot);
        Exit.NoteForeign(draft, read.Snapshot);
        EndExitIfFlat(draft, read.Snapshot);
        if (read.Market is { } market)
        {
            Submission.SendWhatWaited(draft, market);
        }
    }

    private static void TakeFacts(Draft draft, DeskInput.BrokerRead read)
    {
        Identity.NoteNames(draft, read.Snapshot);
        Halts.Take(draft, read.Snapshot);
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
    }

    private static bool MovedAtBroker(BrokerSnapshot snapshot) =>
        snapshot.PositionsBefore is { } before
        && !before.Select(held => (held.Symbol, held.Quantity)).ToHashSet()
            .SetEquals(snapshot.Positions.Select(held => (held.Symbol, held.Quantity)));

    /// <summary>Written seldom, so that reading the same books twice writes nothing the second time.</summary>
    private static void NoteWatermark(Draft draft, BrokerSnapshot snapshot)
    {
        if (draft.State.Reading.TakenUntil is not { } until || snapshot.At >= until + BetweenWatermarks)
        {
            draft.Add(new ReadingEvent.BooksTaken(snapshot.At, draft.At));
        }
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
            if (BrokerFacts.Take(draft, report, session))
            {
                DoubtTheEnd(draft, known, report);
            }
        }
        else if (BrokerFacts.TakeSuccessor(draft, report, session))
        {
            // Somebody changed an order of ours at the broker.
        }
        else if (!report.IsTerminal)
        {
            var id = report.Request.Id;
            if (Identity.HasOurMark(draft, id))
            {
                Identity.Differ(
                    draft, $"Order {id} in {report.Request.Symbol} bears our mark but is not in the journal");
            }
            else
            {
                draft.Differ($"Order {report.BrokerOrderId} in {report.Request.Symbol} at the broker {Foreign}");
            }
        }
    }

    /// <summary>What counts as ended here and works there is asked about again; nobody wants such an entry.</summary>
    private static void DoubtTheEnd(Draft draft, Order known, OrderReport report)
    {
        if (known.IsTerminal && known.Status != OrderStatus.Filled && !report.IsTerminal)
        {
            draft.Add(new DeskEvent.OrderUnknown(known.Id, "it counts as ended and works at the broker", draft.At));
            Exit.TellLate(draft, known);
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

        GiveUpForExit(draft, seen);
    }

    /// <summary>EXIT does not wait for the close: looked up once more and not listed either. What turns up later all
    /// the same is cancelled, and what it bought is sold.</summary>
    private static void GiveUpForExit(Draft draft, HashSet<ClientOrderId> seen)
    {
        if (draft.State.ExitUnderWay is null)
        {
            return;
        }

        foreach (var order in draft.State.OpenOrders
            .Where(order => order is { Status: OrderStatus.NotSeen, Purpose: OrderPurpose.Entry, LookupsAbsent: > 0 }
                && !seen.Contains(order.Id)).ToList())
        {
            draft.Add(new DeskEvent.OrderEnded(
                order.Id, OrderStatus.Expired, "the broker has no such order; EXIT watches for it", draft.At)
            {
                IsGivenUp = true,
            });
        }
    }

    private static bool IsOver(Draft draft, DateTimeOffset? sendUntil) =>
        sendUntil is { } until
        && draft.Rules.Calendar.FindSession(draft.Rules.Calendar.NewYorkDate(until)) is { } session
        && draft.At >= session.Close;

    private static List<(Symbol Symbol, Position? Ours, BrokerPosition? Theirs)> Differing(
        Draft draft, BrokerSnapshot snapshot)
    {
        var theirs = snapshot.Positions.ToDictionary(position => position.Symbol);
        return
        [
            .. draft.State.Positions.Keys.Union(theirs.Keys).Order()
                .Select(symbol =>
                    (symbol, draft.State.Positions.GetValueOrDefault(symbol), theirs.GetValueOrDefault(symbol)))
                .Where(pair => (pair.Item2?.Quantity ?? Quantity.Zero) != (pair.Item3?.Quantity ?? Quantity.Zero)),
        ];
    }

    private static void ComparePositions(Draft draft, DeskInput.BrokerRead read)
    {
        var counted = new List<(Symbol Symbol, Quantity Quantity, Price Price)>();
        foreach (var (symbol, position, their) in Differing(draft, read.Snapshot))
        {
            var held = position?.Quantity ?? Quantity.Zero;
            var broker = their?.Quantity ?? Quantity.Zero;
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
        if (draft.State.ExitUnderWay is { } exit && Exit.IsFlat(draft, snapshot))
        {
            draft.Add(new DeskEvent.ExitEnded(exit, draft.At));
        }
    }
}
