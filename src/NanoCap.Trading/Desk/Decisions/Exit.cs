using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>EXIT: entries off, cancel everything, see it cancelled, sell everything, end only when the broker's own
/// books are flat.</summary>
internal static class Exit
{
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenForeign = TimeSpan.FromSeconds(5);

    public static void Decide(Draft draft, DeskInput.Exit exit)
    {
        var before = draft.Events.Count;
        if (IsSooner(draft, exit))
        {
            // What waits for the open is wanted now.
            ExitHours.Price(draft, exit);
        }
        else if (exit.Scope is { } scope)
        {
            BeginPart(draft, scope, exit.By);
        }
        else
        {
            Begin(draft, exit.By, exit.Timing);
        }

        if (!draft.Events.Skip(before)
            .Any(happened => happened is DeskEvent.CommandRefused or ExitHoursEvent.SalesPriced))
        {
            ExitHours.Price(draft, exit);
        }
    }

    private static bool IsSooner(Draft draft, DeskInput.Exit exit) =>
        exit is { Timing: ExitTiming.Now, Scope: null }
        && draft.State is { ExitUnderWay: not null, Positions.IsEmpty: false }
        && draft.Rules.Calendar.SessionAt(draft.At) is null;

    /// <summary>A rule begins it: nobody is there to choose, so outside the session it waits for the open and says so.
    /// </summary>
    public static void BeginByRule(Draft draft, Actor by)
    {
        Begin(draft, by, ExitTiming.AtNextOpen);
        var calendar = draft.Rules.Calendar;
        if (calendar.SessionAt(draft.At) is null && !draft.State.Positions.IsEmpty)
        {
            var today = calendar.NewYorkDate(draft.At);
            var next = calendar.FindSession(today) is { } session && draft.At < session.Open
                ? session
                : calendar.Session(calendar.Next(today));
            draft.Tell(
                AlertTopic.Order, "exit-waits", AlertSeverity.Warning,
                $"EXIT {draft.State.ExitCount} began outside the session, by {by}: its sales wait for the open of "
                + $"{next.Date:yyyy-MM-dd}. /exit now prices what can be sold before.");
        }
    }

    public static void Decide(Draft draft, DeskInput.ForeignCancelAnswered answered)
    {
        if (draft.State.ExitUnderWay is null
            || draft.State.Exit.Foreign.TrueForAll(order => order.BrokerOrderId != answered.BrokerOrderId))
        {
            return;
        }

        draft.Add(new ExitEvent.ForeignCancelAsked(
            answered.BrokerOrderId,
            answered.Answer switch
            {
                CancelAnswer.Requested => "its cancellation was asked for",
                CancelAnswer.Refused refused => $"not cancelled: {refused.Text}",
                CancelAnswer.Unknown unknown => $"no answer: {unknown.Text}",
                _ => throw new ArgumentOutOfRangeException(
                    nameof(answered), answered.Answer, "Expected one of the three answers."),
            },
            draft.At + BetweenForeign,
            draft.At));
    }

    private static void Begin(Draft draft, Actor by, ExitTiming timing)
    {
        if (draft.State.ExitUnderWay is { } running)
        {
            draft.Refuse("exit", "exit-under-way", $"EXIT {running} is already under way.", by);
            return;
        }

        draft.Add(new DeskEvent.ExitBegan(
            Math.Max(draft.State.ExitCount, draft.State.BrokerIds.HighestExit) + 1, by, draft.At)
        {
            Timing = timing,
        });
        SaleProposals.EndForExit(draft);
        LetGoOfDecisions(draft, by, "EXIT");
        if (draft.State.IsReconciled)
        {
            // Orders of others may hold what is to be sold; only the broker knows of them.
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    /// <summary>Sells some positions; each sale is durable by itself, in whatever state the desk is.</summary>
    private static void BeginPart(Draft draft, ExitScope scope, Actor by)
    {
        var what = $"exit {scope.Name}";
        if (draft.State.ExitUnderWay is { } running)
        {
            draft.Refuse(what, "exit-under-way", $"EXIT {running} is selling everything already.", by);
            return;
        }

        var meant = draft.State.Positions.Values
            .Where(position => scope.Covers(position) && (scope.NamesSymbols || !IsKept(draft, position.Symbol)))
            .ToList();
        if (meant.Count == 0)
        {
            var held = draft.State.Positions.IsEmpty
                ? "No position is open."
                : $"Held are {string.Join(", ", draft.State.Positions.Keys)}.";
            draft.Refuse(what, "nothing-meant", $"No position is meant by '{scope.Name}'. {held}", by);
            return;
        }

        foreach (var position in meant.Where(held => held.Selling is null || !held.Keep.IsZero))
        {
            draft.Add(new DeskEvent.SaleBegan(position.Symbol, ExitReason.Owner, by, draft.At));
        }
    }

    /// <summary>Takes note of the open orders of others, which an EXIT cancels too.</summary>
    public static void NoteForeign(Draft draft, BrokerSnapshot snapshot)
    {
        if (draft.State.ExitUnderWay is null)
        {
            return;
        }

        var known = draft.State.Exit.Foreign.ToDictionary(order => order.BrokerOrderId);
        List<ForeignOrder> seen =
        [
            .. snapshot.Orders
                .Where(report => !report.IsTerminal && !IsKept(draft, report.Request.Symbol)
                    && (!draft.State.Orders.ContainsKey(report.Request.Id)
                        || draft.State.BrokerIds.Foreign.Contains(report.Request.Id)))
                .Select(report => known.GetValueOrDefault(report.BrokerOrderId) ?? new ForeignOrder(
                    report.BrokerOrderId, report.Request.Id, report.Request.Symbol, report.Request.Side,
                    report.Request.Quantity)),
        ];
        if (!seen.SequenceEqual(draft.State.Exit.Foreign))
        {
            draft.Add(new ExitEvent.ForeignOrdersSeen(seen, draft.At));
        }
    }

    /// <summary>Whether the broker has nothing that EXIT must end, and neither have we.</summary>
    public static bool IsFlat(Draft draft, BrokerSnapshot snapshot) => IsFlatHere(draft)
        && snapshot.Positions.All(position => position.Quantity.IsZero || IsKept(draft, position.Symbol))
        && snapshot.Orders.All(report => report.IsTerminal || IsKept(draft, report.Request.Symbol));

    private static bool IsFlatHere(Draft draft) =>
        draft.State.Positions.Keys.All(symbol => IsKept(draft, symbol))
        && draft.State.OpenOrders.All(order => IsKept(draft, order.Symbol));

    private static bool IsKept(Draft draft, Symbol symbol) => draft.Rules.KeepOnExit.Contains(symbol);

    /// <summary>Ends every purchase that was asked and not sent yet.</summary>
    public static void LetGoOfDecisions(Draft draft, Actor by, string why)
    {
        foreach (var proposal in draft.State.Proposals.Values.ToList())
        {
            if (proposal.Status is ProposalStatus.Open)
            {
                draft.Add(new DeskEvent.ProposalExpired(proposal.Number, draft.At) { Reason = $"ended by {why}" });
            }
            else if (proposal.Status is ProposalStatus.Approved)
            {
                draft.Add(new DeskEvent.ProposalWithdrawn(proposal.Number, by, draft.At));
            }
        }

        foreach (var rebalance in draft.State.Rebalances.Values
            .Where(known => known.Status is ProposalStatus.Open or ProposalStatus.Approved).ToList())
        {
            draft.Add(new DeskEvent.RebalanceRejected(rebalance.Number, why, by, draft.At));
        }
    }

    /// <summary>An entry that EXIT went on without has turned up.</summary>
    public static void TellLate(Draft draft, Order before)
    {
        if (IsLate(before))
        {
            draft.Tell(
                AlertTopic.Order, $"late-order:{before.Id}", AlertSeverity.Critical,
                $"Order {before.Id} in {before.Symbol} has turned up at the broker after EXIT went on without it. It "
                + "is being cancelled, and what it bought is sold.");
        }
    }

    /// <summary>What such an entry bought is sold at once, also when the EXIT has ended.</summary>
    public static void FollowLate(Draft draft)
    {
        foreach (var symbol in draft.Events.OfType<DeskEvent.OrderFilled>()
            .Where(filled => filled.Fill.Side == Side.Buy && IsLate(draft.State.Orders[filled.Fill.OrderId]))
            .Select(filled => filled.Fill.Symbol).Distinct().ToList())
        {
            if (draft.State.Positions.GetValueOrDefault(symbol) is { Selling: null } && !IsKept(draft, symbol))
            {
                draft.Add(new DeskEvent.SaleBegan(symbol, ExitReason.Flatten, Actor.Rule, draft.At));
            }
        }
    }

    private static bool IsLate(Order order) => order is
    {
        Purpose: OrderPurpose.Entry, WasGivenUp: true,
    };

    /// <summary>Carries a running EXIT one step further, from whatever state it is in.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="hasJustRead">Whether the broker's books were read for this decision, and did not end the
    /// EXIT.</param>
    public static void Follow(Draft draft, bool hasJustRead)
    {
        if (draft.State.ExitUnderWay is null)
        {
            return;
        }

        foreach (var order in draft.State.OpenOrders
            .Where(order => order.Purpose != OrderPurpose.Exit && !IsKept(draft, order.Symbol)).ToList())
        {
            draft.End(order, "EXIT");
        }

        foreach (var position in draft.State.Positions.Values
            .Where(held => (held.Selling is null || !held.Keep.IsZero) && !IsKept(draft, held.Symbol)).ToList())
        {
            draft.Add(new DeskEvent.SaleBegan(position.Symbol, ExitReason.Flatten, Actor.Rule, draft.At));
        }

        Sales.Follow(draft);

        // Flat by our books is not flat: the broker is asked, and Reconciling ends the EXIT if it agrees. While
        // orders of others work, it is asked too.
        var hasForeign = !draft.State.Exit.Foreign.IsEmpty;
        if (draft.State.IsReconciled && (hasForeign || IsFlatHere(draft)))
        {
            var wait = hasForeign ? BetweenForeign : BetweenReads;
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At, hasJustRead ? draft.At + wait : null));
        }
    }
}
