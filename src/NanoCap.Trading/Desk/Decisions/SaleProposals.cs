using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Proposals to sell, from the question to what the sale brought. Selling itself is <see cref="Sales"/>'s.
/// </summary>
internal static class SaleProposals
{
    /// <summary>The owner wants to sell: the same question, card and answer as any other sale.</summary>
    public static void Decide(Draft draft, DeskInput.Sell sell)
    {
        var what = $"sell {sell.Symbol}";
        if (FindFault(draft.State, sell) is { } fault)
        {
            draft.Refuse(what, fault.Code, fault.Text, sell.By);
            return;
        }

        if (FindExpiry(draft) is not { } expires)
        {
            draft.Refuse(what, "no-session", "the calendar has no later session to sell in.", sell.By);
            return;
        }

        var session = sell.Market.Session;
        var view = sell.Market.Find(sell.Symbol);
        var cost = AssumedCost.PerSide(draft.Rules.Profile, view?.MedianDollarVolume ?? double.NaN);
        Raise(
            draft,
            SaleTerms.Of(
                draft.State, sell.Symbol, sell.Shares, ExitReason.Owner, $"{sell.By} asked for it.", session, cost,
                expires),
            sell.By);
    }

    /// <summary>Asks a person to approve a sale.</summary>
    /// <returns>Its number.</returns>
    public static int Raise(Draft draft, SaleTerms terms, Actor? by = null)
    {
        var number = DailyRun.NextNumber(draft.State);
        draft.Add(new SaleProposalEvent.SaleProposalRaised(number, terms, draft.At) { By = by });
        return number;
    }

    public static void Decide(Draft draft, DeskInput.Approve approve)
    {
        var sale = draft.State.SaleProposals[approve.Number];
        var what = string.Create(CultureInfo.InvariantCulture, $"approve {approve.Number}");
        if (FindFault(draft, sale, approve) is { } fault)
        {
            draft.Refuse(what, fault.Code, fault.Text, approve.By);
            return;
        }

        var shares = approve.Shares ?? (sale.Terms.IsAll ? null : sale.Terms.Quantity);
        draft.Add(new SaleProposalEvent.SaleProposalApproved(sale.Number, shares, approve.By, draft.At));
        if (SessionWithSubmissionAt(draft) is not null)
        {
            Begin(draft, draft.State.SaleProposals[sale.Number]);
        }
    }

    public static void Decide(Draft draft, DeskInput.Reject reject)
    {
        var sale = draft.State.SaleProposals[reject.Number];
        switch (sale.Status)
        {
            case ProposalStatus.Open:
                draft.Add(new SaleProposalEvent.SaleProposalRejected(
                    reject.Number, reject.Reason, reject.By, draft.At));
                break;
            case ProposalStatus.Approved:
                draft.Add(new SaleProposalEvent.SaleProposalWithdrawn(reject.Number, reject.By, draft.At));
                break;
            case ProposalStatus.Ordered when IsStillHere(draft.State, sale):
                Stop(draft, sale, reject.By);
                draft.Add(new SaleProposalEvent.SaleProposalWithdrawn(reject.Number, reject.By, draft.At));
                break;
            default:
                draft.Refuse(
                    string.Create(CultureInfo.InvariantCulture, $"reject {reject.Number}"), "decided",
                    Decided(sale), reject.By);
                break;
        }
    }

    /// <summary>Five minutes before the open: what was approved since the close goes out.</summary>
    public static void BeginApproved(Draft draft)
    {
        foreach (var sale in draft.State.SaleProposals.Values
            .Where(sale => sale.Status == ProposalStatus.Approved && sale.Terms.ExpiresAt > draft.At).ToList())
        {
            Begin(draft, sale);
        }
    }

    /// <summary>Ends what has run out of time, what is sold, and purchases whose sale brought nothing.</summary>
    public static void Follow(Draft draft)
    {
        foreach (var sale in draft.State.SaleProposals.Values.Where(sale => sale.IsPending).ToList())
        {
            if (sale.IsSelling)
            {
                EndIfSold(draft, sale);
            }
            else if (sale.Terms.ExpiresAt <= draft.At)
            {
                Expire(draft, sale, sale.Status == ProposalStatus.Approved
                    ? "approved, but not begun in time" : "nobody decided");
            }
        }

        foreach (var proposal in draft.State.Proposals.Values
            .Where(known => known.Status is ProposalStatus.Open or ProposalStatus.Approved).ToList())
        {
            if (FindMissingSale(draft.State, proposal) is { } reason)
            {
                draft.Add(new DeskEvent.ProposalExpired(proposal.Number, draft.At) { Reason = reason });
            }
        }
    }

    /// <summary>EXIT sells everything: nothing is left to ask about.</summary>
    public static void EndForExit(Draft draft)
    {
        foreach (var sale in draft.State.SaleProposals.Values
            .Where(sale => sale.Status is ProposalStatus.Open or ProposalStatus.Approved).ToList())
        {
            Expire(draft, sale, "ended by EXIT, which sells everything");
        }
    }

    /// <summary>The state that an entry is judged on: as if the sale that it waits for had traded.</summary>
    public static DeskState Assumed(DeskState state, Proposal proposal) =>
        proposal.Terms.AfterSale is { } number
        && state.SaleProposals.GetValueOrDefault(number) is { IsPending: true } sale
            ? sale.Terms.AssumedIn(state, sale.ApprovedQuantity)
            : state;

    private static void Begin(Draft draft, SaleProposal sale)
    {
        if (!draft.State.Positions.TryGetValue(sale.Terms.Symbol, out var position))
        {
            Expire(draft, sale, $"{sale.Terms.Symbol} is not held any more");
            return;
        }

        var shares = Quantity.Min(sale.ApprovedQuantity ?? position.Quantity, position.Quantity);
        var keep = position.Quantity - shares;
        if (position.Selling is null || keep < position.Keep)
        {
            // What is being sold anyway counts for this sale too; nothing that was ordered is sold less of.
            draft.Add(new DeskEvent.SaleBegan(sale.Terms.Symbol, sale.Terms.Reason, sale.DecidedBy!, draft.At)
            {
                Keep = keep,
            });
        }

        draft.Add(new SaleProposalEvent.SaleProposalBegun(sale.Number, keep, draft.At));
    }

    private static void EndIfSold(Draft draft, SaleProposal sale)
    {
        if (draft.State.Positions.GetValueOrDefault(sale.Terms.Symbol) is not { Selling: not null }
            && !draft.State.OpenOrdersIn(sale.Terms.Symbol).Any(order => order.Purpose == OrderPurpose.Exit))
        {
            End(draft, sale, null);
        }
    }

    private static void End(Draft draft, SaleProposal sale, string? reason)
    {
        var trades = draft.State.Trades.Skip(sale.TradesBefore)
            .Where(trade => trade.Symbol == sale.Terms.Symbol).ToList();
        var sold = Quantity.Of(Math.Max(0m, trades.Sum(trade => Sign(trade) * trade.Quantity.Value)));
        var isComplete = sale.ApprovedQuantity is { } wanted
            ? sold >= wanted
            : !sold.IsZero && !draft.State.Positions.ContainsKey(sale.Terms.Symbol);
        draft.Add(new SaleProposalEvent.SaleProposalEnded(
            sale.Number,
            new SaleResult(
                sold,
                new Usd(trades.Sum(trade => 
                    (Sign(trade) * (trade.ExitPrice * trade.Quantity).Value) - trade.Fees.Value)),
                new Usd(trades.Sum(trade => trade.Realised.Value)),
                isComplete),
            reason ?? (isComplete ? null : "it ended before all of it was sold"),
            draft.At));
    }

    /// <summary>A sale that the broker took back counts against the one that it reverses.</summary>
    private static decimal Sign(ClosedTrade trade) => trade.Reverses is null ? 1m : -1m;

    private static void Expire(Draft draft, SaleProposal sale, string reason) =>
        draft.Add(new SaleProposalEvent.SaleProposalExpired(sale.Number, reason, draft.At));

    private static void Stop(Draft draft, SaleProposal sale, Actor by)
    {
        foreach (var order in draft.State.OpenOrdersIn(sale.Terms.Symbol)
            .Where(order => order.Purpose == OrderPurpose.Exit).ToList())
        {
            draft.End(order, $"withdrawn by {by}");
        }

        draft.Add(new SaleProposalEvent.SaleStopped(sale.Terms.Symbol, by, draft.At));
    }

    /// <summary>Whether nothing of a sale can have reached the broker, so that it can still be taken back.</summary>
    private static bool IsStillHere(DeskState state, SaleProposal sale) =>
        sale.IsSelling
        && state.Positions.TryGetValue(sale.Terms.Symbol, out var position)
        && position.Selling == sale.Terms.Reason
        && state.Trades.Count == sale.TradesBefore
        && state.OpenOrdersIn(sale.Terms.Symbol).Where(order => order.Purpose == OrderPurpose.Exit)
            .All(order => order.Status == OrderStatus.Ready);

    private static string? FindMissingSale(DeskState state, Proposal proposal) =>
        proposal.Terms.AfterSale is not { } number ? null
        : state.SaleProposals.GetValueOrDefault(number) switch
        {
            null => $"there is no sale {number} that it could wait for",
            { IsPending: true } or { Result.IsComplete: true } => null,
            { Status: ProposalStatus.Rejected } sale => $"its sale {number} was rejected by {sale.DecidedBy}",
            { Status: ProposalStatus.Withdrawn } sale => $"its sale {number} was withdrawn by {sale.DecidedBy}",
            var sale => $"its sale {number} ended: {sale.Note}",
        };

    private static (string Code, string Text)? FindFault(DeskState state, DeskInput.Sell sell)
    {
        if (!state.Positions.TryGetValue(sell.Symbol, out var position))
        {
            var held = state.Positions.IsEmpty
                ? "No position is open." : $"Held are {string.Join(", ", state.Positions.Keys)}.";
            return ("not-held", $"{sell.Symbol} is not held. {held}");
        }

        var asked = state.SaleProposals.Values.FirstOrDefault(sale =>
            sale.Terms.Symbol == sell.Symbol && sale.Status is ProposalStatus.Open or ProposalStatus.Approved);
        return position switch
        {
            { Selling: not null, Keep.IsZero: true } => ("already-selling", $"{sell.Symbol} is already being sold."),
            _ when asked is not null => (
                "already-asked",
                $"proposal {asked.Number} to sell {asked.Terms.Symbol} is open or approved; decide it first."),
            _ when sell.Shares is { } shares && (shares.IsZero || shares > position.Quantity) => (
                "quantity", $"Expected 1 to {position.Quantity} shares or all, found {shares}."),
            _ => null,
        };
    }

    private static (string Code, string Text)? FindFault(
        Draft draft, SaleProposal sale, DeskInput.Approve approve)
    {
        var position = draft.State.Positions.GetValueOrDefault(sale.Terms.Symbol);
        var isPart = approve.Shares is not null || !sale.Terms.IsAll;
        return sale switch
        {
            { Status: not ProposalStatus.Open } => ("decided", Decided(sale)),
            _ when sale.Terms.ExpiresAt <= draft.At => ("expired", "it has expired; nothing was sold."),
            _ when position is null => ("not-held", $"{sale.Terms.Symbol} is not held any more."),
            _ when approve.Shares is { } shares && (shares.IsZero || shares > sale.Terms.Quantity) => (
                "quantity", $"Expected 1 to {sale.Terms.Quantity} shares, found {shares}."),
            _ when isPart && position is { Selling: null, ScheduledExit: { } scheduled } => (
                "already-scheduled",
                $"{sale.Terms.Symbol} is sold at the next open anyway ({scheduled}); /close sells all of it now."),
            _ => null,
        };
    }

    private static string Decided(SaleProposal sale) => sale switch
    {
        { Status: ProposalStatus.Approved } => $"it is already approved by {sale.DecidedBy}.",
        { IsSelling: true } => $"it was approved by {sale.DecidedBy} and is being sold.",
        { Status: ProposalStatus.Ordered } => $"it was approved by {sale.DecidedBy} and has ended.",
        { Status: ProposalStatus.Rejected } => $"it was rejected by {sale.DecidedBy}.",
        { Status: ProposalStatus.Withdrawn } => $"it was withdrawn by {sale.DecidedBy}.",
        _ => $"it has ended: {sale.Note}.",
    };

    /// <summary>In the session until its close, else half an hour after the next open; null where the calendar ends.
    /// </summary>
    private static DateTimeOffset? FindExpiry(Draft draft) =>
        SessionWithSubmissionAt(draft) is { } now ? draft.Rules.Calendar.Session(now).Close
        : FindNextSession(draft) is { } next ? draft.Rules.EntryWindowOf(next).End
        : null;

    private static DateOnly? FindNextSession(Draft draft)
    {
        var day = draft.Rules.Calendar.NewYorkDate(draft.At);
        return draft.Rules.Calendar.FindSession(day) is { } today && draft.At < today.Close
            ? day
            : draft.Rules.Calendar.FindNext(day);
    }

    /// <summary>The session whose orders go out at once now: from its submission to its close; null between
    /// sessions.</summary>
    private static DateOnly? SessionWithSubmissionAt(Draft draft)
    {
        var day = draft.Rules.Calendar.NewYorkDate(draft.At);
        return draft.Rules.Calendar.FindSession(day) is { } today
            && draft.At >= draft.Rules.EntryWindowOf(day).Start && draft.At < today.Close
            ? day
            : null;
    }
}
