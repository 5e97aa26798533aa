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
        if (open.Exists(order => order.Purpose != OrderPurpose.Protection))
        {
            return;
        }

        var shares = position.Quantity.Floor();
        var levels = ProtectionLevels.Find(draft.State, position);
        foreach (var order in open)
        {
            if (order.Remaining != shares)
            {
                draft.End(order, "it protects another quantity than is held");
            }
            else if (levels is null || !ProtectionCoverage.HasLevels(order.Request, levels))
            {
                draft.End(order, "its levels were changed");
            }
        }

        var intent = ProtectionCoverage.IntentOf(position);
        // What is not certain is not protected by levels that may be wrong; the books are being read.
        var isUncertain = !draft.State.IsReconciled || draft.State.OpenOrdersIn(position.Symbol).Any();
        if (isUncertain || levels is null || shares.IsZero || (!mayRetry && WasRefused(draft, intent, levels)))
        {
            return;
        }

        Plan(draft, position, levels);
        draft.MakeReady(
            intent,
            id => RequestFor(id, position.Symbol, shares, levels),
            OrderPurpose.Protection,
            position.ProposalNumber is { } number ? $"protection of P{number}" : $"protection of {position.Symbol}",
            position.ProposalNumber);
    }

    private static OrderRequest RequestFor(
        ClientOrderId id, Symbol symbol, Quantity shares, ProtectionLevels levels) => levels.Target is { } target
        ? new OrderRequest(
            id, symbol, Side.Sell, shares, OrderType.Limit, TimeInForce.GoodTilCanceled,
            OrderClass.OneCancelsOther, target, levels.Stop)
        : new OrderRequest(
            id, symbol, Side.Sell, shares, OrderType.Stop, TimeInForce.GoodTilCanceled, StopPrice: levels.Stop);

    /// <summary>The same levels are not tried again in the same breath; other ones are another question.</summary>
    private static bool WasRefused(Draft draft, string intent, ProtectionLevels levels)
    {
        var attempt = draft.State.Attempts.GetValueOrDefault(intent);
        return attempt > 0
            && draft.State.Orders[ClientOrderId.For(draft.Rules.OrderPrefix, intent, attempt)] is
            {
                Status: OrderStatus.Refused or OrderStatus.Rejected,
            } refused
            && ProtectionCoverage.HasLevels(refused.Request, levels);
    }

    /// <summary>Fixes levels that follow from the average fill, once it is known.</summary>
    private static void Plan(Draft draft, Position position, ProtectionLevels levels)
    {
        if (position.Stop is null)
        {
            var terms = draft.State.Proposals[position.ProposalNumber!.Value].Terms;
            var timeExit = TimeExitOf(draft.Rules.Calendar, position.EntrySession, terms.TimeExitSessions);
            draft.Add(new DeskEvent.ProtectionPlanned(
                position.Symbol, levels.Stop, levels.Target, timeExit, draft.At)
            {
                Trail = terms.Trail,
            });
        }
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
