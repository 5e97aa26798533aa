using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Desk;

/// <summary>What a daily run leads to: the top signals sized and reviewed, and the digest.</summary>
/// <param name="Reviewed">The top signals in rank order, refused ones too.</param>
/// <param name="Digest">The record behind the digest.</param>
public sealed record ProposalPlan(IReadOnlyList<PlannedProposal> Reviewed, ScanDigest Digest)
{
    /// <summary>How many signals are reviewed.</summary>
    public const int ReviewedAtMost = 4;

    private const string SizingCode = "sizing";
    private const string WeightCode = "strategy-weight";

    /// <summary>
    /// Sizes and reviews the top four in rank order, each as if the earlier ones had filled at their limits. A refused
    /// one keeps its rank, and the next is not promoted.
    /// </summary>
    /// <param name="desk">The state.</param>
    /// <param name="scan">The ranked signals.</param>
    /// <param name="market">The market at the scan's session.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="at">The instant of the review.</param>
    /// <param name="expiresAt">After this nothing of it can be approved or sent.</param>
    /// <param name="nextNumber">The number of the first proposal; each raised one takes the next.</param>
    /// <param name="heldElsewhere">Value of holdings that the books do not list, US dollars; counts as equity.</param>
    /// <param name="ramp">The share of what is investable that may be invested; null for all.</param>
    public static ProposalPlan Of(
        DeskState desk,
        ScanOutcome scan,
        MarketView market,
        RiskProfile profile,
        DateTimeOffset at,
        DateTimeOffset expiresAt,
        int nextNumber,
        Usd heldElsewhere = default,
        Ratio? ramp = null)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(profile);
        var day = new PlanDay(market, profile, new ReviewMoment(ReviewStage.Raised, at), expiresAt, heldElsewhere)
        {
            Strategies = scan.Strategies,
            Ramp = ramp,
        };
        var (reviewed, assumed) = Review(desk, scan.Ranked.Take(ReviewedAtMost), day, nextNumber);
        var demand = new Usd(reviewed.Sum(made => made.Wanted.Value));
        var cash = CashDepletion.Of(
            desk, market, profile, demand, scan.Strategies, heldElsewhere, scan.Held,
            desk.Funding.With(scan.Session, reviewed.Select(ScanDigests.Reviewed)));
        if (FindSwap(assumed, scan, reviewed, cash, day) is not { } swap)
        {
            return new ProposalPlan(reviewed, ScanDigests.Of(scan, market, profile, reviewed, cash));
        }

        var sale = nextNumber + reviewed.Count(made => made.Number is not null);
        var (advice, purchase) = (swap.Swap with { SaleNumber = sale, BuyNumber = sale + 1 }, swap.Purchase);
        return new ProposalPlan(
            reviewed, ScanDigests.Of(scan, market, profile, reviewed, cash with { Swap = advice }))
        {
            SwapPurchase = purchase with
            {
                Number = advice.BuyNumber,
                Terms = purchase.Terms with { AfterSale = sale },
            },
        };
    }

    /// <summary>The purchase of the session's swap, which waits for its sale; the sale's number is the one before. Null
    /// when there is no swap.</summary>
    public PlannedProposal? SwapPurchase { get; init; }

    private static (List<PlannedProposal> Reviewed, DeskState Assumed) Review(
        DeskState desk, IEnumerable<ScoredSignal> signals, PlanDay day, int nextNumber)
    {
        var (market, profile) = (day.Market, day.Profile);
        var sizing = SizingPlan.Of(desk, market, profile, day.Strategies, day.HeldElsewhere, day.Ramp);
        var (assumed, reviewed) = (desk, new List<PlannedProposal>());
        foreach (var signal in signals)
        {
            var blank = SignalTerms.Of(signal, market, profile, day.ExpiresAt);
            var equity = desk.Equity + day.HeldElsewhere;
            var room = StrategyRoom.Of(assumed, blank.Strategy, equity);
            var sized = sizing.For(assumed, signal, blank);
            var slot = Usd.Min(sized.Reviewed, room.Free);
            var size = SizeOf(slot);

            var order = OrderIntent.EntryOf(blank, size.Wanted);
            var verdict = WithSizing(
                RiskReview.Of(order, assumed, market, profile, day.Moment, day.HeldElsewhere),
                slot, sized, room, size, blank, profile);
            verdict = WithWeight(verdict, sized, room);
            var terms = SignalTerms.WithShares(blank, verdict, market, profile);
            var made = new PlannedProposal(verdict.IsRefused ? null : nextNumber++, terms, verdict);
            var most = Usd.Min(sized.Wanted, room.Free);
            var wanted = blank.Limit * SizeOf(most).Quantity;
            reviewed.Add(made with
            {
                Wanted = !verdict.IsRefused || RefusedForMoney.IsForMoneyOrPlace(made, profile) ? wanted : Usd.Zero,
                IsMissedForCash = most >= profile.PositionMinimum
                    && day.Ramp is null
                    && RefusedForMoney.IsForCashAlone(made, profile),
            });
            assumed = verdict.IsRefused ? assumed : Filled(assumed, terms);

            // Cash does not cap a demand; the review cuts what is reviewed.
            PositionSize SizeOf(Usd slot) => PositionSizing.Of(
                slot, blank.Limit, market.Find(blank.Symbol), profile, equity, spendable: null);
        }

        return (reviewed, assumed);
    }

    /// <summary>A swap is looked for only where money is short, and on what the day's proposals would leave.</summary>
    private static (SwapAdvice Swap, PlannedProposal Purchase)? FindSwap(
        DeskState assumed, ScanOutcome scan, List<PlannedProposal> reviewed, CashAdvice cash, PlanDay day) =>
        cash.IsEnough ? null : Swaps.FindBest(
            assumed,
            day.Market,
            day.Profile,
            [
                .. scan.Ranked.Take(reviewed.Count)
                    .Where((_, index) => RefusedForMoney.IsForMoneyOrPlace(reviewed[index], day.Profile)),
            ],
            cash.Liquidation,
            scan.Held,
            (desk, signal) => Review(desk, [signal], day, 0).Reviewed[0]);

    /// <summary>A slot too small to trade refuses: a cap under the minimum means no trade.</summary>
    private static RiskVerdict WithSizing(
        RiskVerdict verdict, Usd slot, SizedAmount sized, StrategyRoom room, PositionSize size, ProposalTerms terms,
        RiskProfile profile)
    {
        var minimum = profile.PositionMinimum;
        var name = slot == sized.Reviewed ? sized.Name : room.Name;
        var text = slot < minimum
            ? $"{name} is {slot} USD, at least {minimum} USD are needed."
            : $"{name} of {slot} USD buys no share at {terms.Limit} USD.";
        return slot >= minimum && !size.Wanted.IsZero
            ? verdict
            : new RiskVerdict(Quantity.Zero,
            [
                .. verdict.Findings
                    .Append(new Finding(SizingCode, FindingEffect.Refuses, minimum.Value, slot.Value, text))
                    .OrderBy(finding => finding.Code, StringComparer.Ordinal),
            ]);
    }

    /// <summary>Says when a strategy's weight made the size smaller.</summary>
    private static RiskVerdict WithWeight(RiskVerdict verdict, SizedAmount sized, StrategyRoom room) =>
        verdict.IsRefused || room.Free >= sized.Reviewed
            ? verdict
            : verdict with
            {
                Findings =
                [
                    .. verdict.Findings
                        .Append(new Finding(
                            WeightCode, FindingEffect.Warns, room.Free.Value, sized.Reviewed.Value,
                            $"{room.Name} is {room.Free} USD. {sized.Name} would be {sized.Reviewed} USD."))
                        .OrderBy(finding => finding.Code, StringComparer.Ordinal),
                ],
            };

    /// <summary>The state if the proposal had filled at its limit.</summary>
    private static DeskState Filled(DeskState desk, ProposalTerms terms)
    {
        var lot = new Lot(terms.Session, terms.Quantity, terms.Limit);
        var position = new Position(
            terms.Symbol, [lot], terms.Strategy, null, terms.Session, null, null, null, null, terms.Limit);
        var books = desk.Books;
        return desk with
        {
            Positions = desk.Positions.SetItem(terms.Symbol, position),
            Books = books with
            {
                Cash = books.Cash - terms.Notional - terms.SpreadCost,
                Costs = books.Costs + terms.SpreadCost,
            },
        };
    }

    /// <summary>What is the same for all signals of a day.</summary>
    private sealed record PlanDay(
        MarketView Market, RiskProfile Profile, ReviewMoment Moment, DateTimeOffset ExpiresAt, Usd HeldElsewhere)
    {
        public IReadOnlyList<StrategyLine> Strategies { get; init; } = [];

        /// <summary>What a ramp keeps back is no want of cash.</summary>
        public Ratio? Ramp { get; init; }
    }
}
