using System.Globalization;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>An allocation book's change, from the question to its last purchase: sales go first, and what they bring
/// is spent when they have ended.</summary>
internal static class Rebalancing
{
    public static void Decide(Draft draft, DeskInput.BookJudged judged)
    {
        var session = judged.Target.Session;
        var expires = draft.Rules.Calendar.FindNext(session) is { } next ? draft.Rules.RebalanceAt(next) : draft.At;
        if (FindObstacle(draft, judged, expires) is { } why)
        {
            Tell(draft, judged, why);
            return;
        }

        var legs = RebalancePlan.LegsOf(draft.State, judged, draft.Rules.Profile);
        var verdicts = Review(
            draft, legs, judged.Book.Name, null, expires, judged.Market, ReviewStage.Raised);
        List<RebalanceLeg> kept =
        [
            .. legs.Where(leg => leg.Side == Side.Sell),
            .. verdicts.Where(judge => !judge.Verdict.IsRefused)
                .Select(judge => judge.Leg with { Quantity = judge.Verdict.Quantity }),
        ];
        if (kept.Count == 0)
        {
            Tell(draft, judged, "nothing is far enough from its weight to be traded.");
            return;
        }

        draft.Add(new DeskEvent.RebalanceRaised(
            DailyRun.NextNumber(draft.State),
            new RebalanceTerms(
                session, judged.Book.Name, judged.Target.State, kept, judged.Target.Evidence,
                [.. verdicts.SelectMany(judge => judge.Verdict.Findings)], judged.Book.Evidence, expires),
            draft.At));
    }

    /// <summary>Why nothing is asked; null when it may be. A person may ask again on the same day, and before the book
    /// does.</summary>
    private static string? FindObstacle(Draft draft, DeskInput.BookJudged judged, DateTimeOffset expires)
    {
        var isAsked = judged.AskedBy is not null;
        var session = judged.Target.Session;
        return judged.Target switch
        {
            { SkipReason: { } reason } => reason,
            { IsDue: false } when !isAsked => "it is not due.",
            _ when draft.State.ExitUnderWay is not null => "EXIT is under way.",
            _ when draft.At >= expires => "it is too late for the present session; ask after its close.",
            _ when draft.State.Rebalances.Values.Any(known => isAsked
                ? known.IsSelling || known.Status is ProposalStatus.Open or ProposalStatus.Approved
                : known.Terms.Session >= session) => "another rebalance has not ended yet.",
            _ => null,
        };
    }

    private static void Tell(Draft draft, DeskInput.BookJudged judged, string why)
    {
        if (judged.AskedBy is { } person)
        {
            draft.Refuse("rebalance", "no-rebalance", why, person);
        }
    }

    public static void Decide(Draft draft, DeskInput.Approve approve)
    {
        var rebalance = draft.State.Rebalances[approve.Number];
        var what = string.Create(CultureInfo.InvariantCulture, $"approve {approve.Number}");
        if (FindFault(draft, rebalance, approve) is { } fault)
        {
            draft.Refuse(what, fault.Code, fault.Text, approve.By);
            return;
        }

        var refusals = Review(
                draft, rebalance.Terms.Legs, rebalance.Terms.Book, approve.Number, rebalance.Terms.ExpiresAt,
                approve.Market, ReviewStage.Tap)
            .Where(judge => judge.Verdict.IsRefused)
            .SelectMany(judge => judge.Verdict.Findings)
            .Where(finding => finding.Effect == FindingEffect.Refuses)
            .Select(finding => finding.Text)
            .ToList();
        if (refusals.Count > 0)
        {
            draft.Refuse(what, "review", string.Join(" ", refusals.Distinct()), approve.By);
            return;
        }

        if (SecondPerson.IsAwaited(draft, rebalance.Purchases, rebalance.FirstYes, null, approve))
        {
            return;
        }

        draft.Add(new DeskEvent.RebalanceApproved(approve.Number, approve.By, draft.At));
    }

    public static void Decide(Draft draft, DeskInput.Reject reject)
    {
        if (draft.State.Rebalances[reject.Number].Status is ProposalStatus.Open or ProposalStatus.Approved)
        {
            draft.Add(new DeskEvent.RebalanceRejected(reject.Number, reject.Reason, reject.By, draft.At));
            return;
        }

        draft.Refuse(
            string.Create(CultureInfo.InvariantCulture, $"reject {reject.Number}"), "decided",
            $"R{reject.Number} is {draft.State.Rebalances[reject.Number].Status} already"
                + $"{ByWhom(draft.State.Rebalances[reject.Number])}.",
            reject.By);
    }

    /// <summary>Ten minutes before the close: the sales of what was approved go out, or, when they have ended, its
    /// purchases. Asked again it goes on from where it is.</summary>
    public static void Decide(Draft draft, DeskInput.RebalanceDue due)
    {
        var approved = draft.State.Rebalances.Values.LastOrDefault(known => known.Status == ProposalStatus.Approved
            && draft.At >= known.Terms.ExpiresAt && draft.At < CloseOf(draft, known));
        if (approved is not null && SecondPerson.FindMissing(draft.Rules, approved) is { } missing)
        {
            draft.Add(new DeskEvent.RebalanceRejected(approved.Number, missing.Text, Actor.Rule, draft.At));
        }
        else if (approved is not null)
        {
            var prices = approved.Terms.Legs.Where(leg => due.Prices.ContainsKey(leg.Symbol))
                .Select(leg => KeyValuePair.Create(leg.Symbol, due.Prices[leg.Symbol]));
            draft.Add(new DeskEvent.RebalanceStarted(approved.Number, [.. prices], draft.At));
            foreach (var leg in approved.Terms.Legs.Where(leg => leg.Side == Side.Sell))
            {
                Sell(draft, approved, leg);
            }
        }

        BuyAfterSales(draft, due.Market);
        foreach (var open in draft.State.Rebalances.Values.Where(known => known.Status == ProposalStatus.Open).ToList())
        {
            draft.Add(new DeskEvent.RebalanceExpired(open.Number, draft.At));
        }
    }

    /// <summary>Lets go of what was not sent before its close.</summary>
    public static void LetGo(Draft draft)
    {
        foreach (var known in draft.State.Rebalances.Values
            .Where(known => known.IsSelling || known.Status is ProposalStatus.Open or ProposalStatus.Approved)
            .Where(known => draft.At >= CloseOf(draft, known)).ToList())
        {
            draft.Add(known.IsSelling
                ? new DeskEvent.RebalanceBought(known.Number, [.. NotBought(known)], draft.At)
                : new DeskEvent.RebalanceExpired(known.Number, draft.At));
        }
    }

    private static IEnumerable<Finding> NotBought(Rebalance rebalance) => rebalance.Terms.Legs
        .Where(leg => leg.Side == Side.Buy)
        .Select(leg => NotSent($"{leg.Symbol} was not bought: the session ended before the sales had."));

    private static Finding NotSent(string text) => new("not-sent", FindingEffect.Refuses, null, null, text);

    /// <summary>Spends what the sales brought, once they have ended.</summary>
    private static void BuyAfterSales(Draft draft, MarketView market)
    {
        foreach (var known in draft.State.Rebalances.Values
            .Where(known => known.IsSelling && !SalesOf(draft, known).Any()).ToList())
        {
            Buy(draft, known, market);
        }
    }

    private static IEnumerable<Order> SalesOf(Draft draft, Rebalance rebalance) => draft.State.OpenOrders
        .Where(order => order.ProposalNumber == rebalance.Number && order.Purpose == OrderPurpose.Exit);

    private static void Sell(Draft draft, Rebalance rebalance, RebalanceLeg leg)
    {
        if (draft.State.Positions.GetValueOrDefault(leg.Symbol) is { Selling: null } position)
        {
            draft.MakeReady(
                IntentOf(rebalance.Number, leg),
                id => new OrderRequest(
                    id, leg.Symbol, Side.Sell, Quantity.Min(leg.Quantity, position.Quantity.Floor()),
                    OrderType.Market, TimeInForce.Day),
                OrderPurpose.Exit, AuthorityOf(rebalance), rebalance.Number, ExitReason.Rebalance,
                CloseOf(draft, rebalance));
        }
    }

    private static void Buy(Draft draft, Rebalance rebalance, MarketView market)
    {
        var findings = new List<Finding>();
        foreach (var leg in rebalance.Terms.Legs.Where(leg => leg.Side == Side.Buy))
        {
            var price = rebalance.Prices.FirstOrDefault(entry => entry.Key == leg.Symbol);
            if (price.Key != leg.Symbol)
            {
                findings.Add(NotSent($"{leg.Symbol} was not bought: it has no price."));
                continue;
            }

            var intent = IntentOf(rebalance.Number, leg);
            var id = ClientOrderId.For(draft.Rules.OrderPrefix, intent, 1);
            var asked = OrderIntent.LegOf(
                leg, RebalancePlan.LimitAt(price.Value), rebalance.Number, CloseOf(draft, rebalance), id,
                rebalance.Terms.Book);
            var verdict = RiskReview.Of(
                asked, draft.State, market, draft.Rules.Profile, new ReviewMoment(ReviewStage.Sending, draft.At));
            findings.AddRange(verdict.Findings);
            if (!verdict.IsRefused && !verdict.IsWaiting && !verdict.Quantity.IsZero)
            {
                draft.MakeReady(
                    intent,
                    named => new OrderRequest(
                        named, leg.Symbol, Side.Buy, verdict.Quantity, OrderType.Limit, TimeInForce.Day,
                        LimitPrice: asked.LimitPrice),
                    OrderPurpose.Entry, AuthorityOf(rebalance), rebalance.Number,
                    sendUntil: CloseOf(draft, rebalance));
            }
        }

        draft.Add(new DeskEvent.RebalanceBought(rebalance.Number, findings, draft.At));
    }

    /// <summary>Judges the purchases one after the other, each as if the sales and the ones before had filled.
    /// </summary>
    private static List<(RebalanceLeg Leg, RiskVerdict Verdict)> Review(
        Draft draft, IReadOnlyList<RebalanceLeg> legs, string book, int? number, DateTimeOffset expires,
        MarketView market, ReviewStage stage)
    {
        var day = draft.Rules.Calendar.FindNext(market.Session) ?? market.Session;
        var state = legs.Where(leg => leg.Side == Side.Sell)
            .Aggregate(draft.State, (sold, leg) => WithSold(sold, leg, day));
        var verdicts = new List<(RebalanceLeg, RiskVerdict)>();
        var spent = Usd.Zero;
        foreach (var leg in legs.Where(leg => leg.Side == Side.Buy))
        {
            var limit = RebalancePlan.LimitAt(leg.Reference);
            var verdict = RiskReview.Of(
                OrderIntent.LegOf(leg, limit, number, expires, null, book), state, market, draft.Rules.Profile,
                new ReviewMoment(stage, draft.At), spent);
            verdicts.Add((leg, verdict));
            spent += limit * verdict.Quantity;
            state = state with
            {
                Books = state.Books with { Cash = state.Books.Cash - (limit * verdict.Quantity) },
            };
        }

        return verdicts;
    }

    private static DeskState WithSold(DeskState state, RebalanceLeg leg, DateOnly session) => state with
    {
        Books = state.Books with { Cash = state.Books.Cash + leg.Value },

        // A cash account cannot spend it on the same day, and should say so before the sale.
        RecentProceeds = Settlement.With(state.RecentProceeds, session, leg.Value),
        Positions = state.Positions.GetValueOrDefault(leg.Symbol) is { } position && position.Quantity > leg.Quantity
            ? state.Positions.SetItem(leg.Symbol, position with
            {
                Lots = Folding.FirstLots.Take(position.Lots, leg.Quantity).Left,
            })
            : state.Positions.Remove(leg.Symbol),
    };

    private static (string Code, string Text)? FindFault(
        Draft draft, Rebalance rebalance, DeskInput.Approve approve) => rebalance switch
        {
            { Status: not ProposalStatus.Open } =>
                ("decided", $"R{rebalance.Number} is {rebalance.Status} already{ByWhom(rebalance)}."),
            _ when draft.At >= rebalance.Terms.ExpiresAt =>
                ("expired", $"R{rebalance.Number} has expired; nothing was traded."),
            _ when approve.Shares is not null =>
                ("quantity", $"R{rebalance.Number} is approved as a whole; leave the number of shares out."),
            _ => null,
        };

    private static string ByWhom(Rebalance rebalance) =>
        rebalance.DecidedBy is { } by ? $", by {by}" : string.Empty;

    private static DateTimeOffset CloseOf(Draft draft, Rebalance rebalance) =>
        draft.Rules.Calendar.Session(draft.Rules.Calendar.Next(rebalance.Terms.Session)).Close;

    private static string AuthorityOf(Rebalance rebalance) =>
        $"R{rebalance.Number} approved by {rebalance.DecidedBy}";

    private static string IntentOf(int number, RebalanceLeg leg) => string.Create(
        CultureInfo.InvariantCulture,
        $"r{number}-{leg.Symbol.Value.Replace(".", "_d_", StringComparison.Ordinal)}");
}
