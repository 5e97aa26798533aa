using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Keeps one protective order at the broker for every position that is not being sold.</summary>
internal static class Protection
{
    /// <param name="draft">The decision in the making.</param>
    /// <param name="mayRetry">Whether a protection that the broker refused may be tried again now.</param>
    public static void Follow(Draft draft, bool mayRetry)
    {
        if (draft.State.ExitUnderWay is not null)
        {
            return;
        }

        foreach (var position in draft.State.Positions.Values.Where(held => held.Selling is null).ToList())
        {
            Protect(draft, position, mayRetry);
        }
    }

    private static void Protect(Draft draft, Position position, bool mayRetry)
    {
        var open = draft.State.OpenOrdersIn(position.Symbol).ToList();

        // While an entry can still fill, the quantity and the average price are not known.
        if (open.Exists(order => order.Purpose != OrderPurpose.Protection) || position.ProposalNumber is not { } number
            || !draft.State.Proposals.ContainsKey(number))
        {
            return;
        }

        var shares = position.Quantity.Floor();
        foreach (var order in open.Where(order => order.Remaining != shares))
        {
            draft.End(order, "it protects another quantity than is held");
        }

        var intent = $"h{number}";
        // What is not certain is not protected by levels that may be wrong; the books are being read.
        var isUncertain = !draft.State.IsReconciled || draft.State.OpenOrdersIn(position.Symbol).Any();
        if (isUncertain || shares.IsZero || (!mayRetry && WasRefused(draft, intent)))
        {
            return;
        }

        var (stop, target) = Plan(draft, position, number);
        draft.MakeReady(
            intent,
            id => RequestFor(id, position.Symbol, shares, stop, target),
            OrderPurpose.Protection,
            $"protection of P{number}",
            number);
    }

    private static OrderRequest RequestFor(
        ClientOrderId id, Symbol symbol, Quantity shares, Price stop, Price? target) => target is null
        ? new OrderRequest(
            id, symbol, Side.Sell, shares, OrderType.Stop, TimeInForce.GoodTilCanceled, StopPrice: stop)
        : new OrderRequest(
            id, symbol, Side.Sell, shares, OrderType.Limit, TimeInForce.GoodTilCanceled,
            OrderClass.OneCancelsOther, target, stop);

    private static bool WasRefused(Draft draft, string intent)
    {
        var attempt = draft.State.Attempts.GetValueOrDefault(intent);
        return attempt > 0
            && draft.State.Orders[ClientOrderId.For(draft.Rules.OrderPrefix, intent, attempt)].Status
                is OrderStatus.Refused or OrderStatus.Rejected;
    }

    /// <summary>The levels: as planned already, else at the signal's relative distance from the average fill.</summary>
    private static (Price Stop, Price? Target) Plan(Draft draft, Position position, int number)
    {
        if (position.Stop is { } planned)
        {
            return (planned, position.Target);
        }

        var terms = draft.State.Proposals[number].Terms;
        var scale = position.AveragePrice.Value / terms.Reference.Value;
        var stop = Price.Of(terms.Stop.Value * scale).RoundToTick();
        Price? target = terms.Target is { } level ? Price.Of(level.Value * scale).RoundToTick() : null;
        var timeExit = TimeExitOf(draft.Rules.Calendar, position.EntrySession, terms.TimeExitSessions);
        draft.Add(new DeskEvent.ProtectionPlanned(position.Symbol, stop, target, timeExit, draft.At));
        return (stop, target);
    }

    /// <summary>So many sessions after the entry's; null for never, also where the calendar ends before.</summary>
    private static DateOnly? TimeExitOf(TradingCalendar calendar, DateOnly entrySession, int? sessions)
    {
        DateOnly? exit = sessions is null ? null : entrySession;
        for (var counted = 0; counted < sessions && exit is { } day; counted++)
        {
            exit = calendar.FindNext(day);
        }

        return exit;
    }
}
