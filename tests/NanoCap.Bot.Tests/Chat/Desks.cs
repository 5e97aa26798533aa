using System.Collections.Immutable;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Sizing;

namespace NanoCap.Bot.Tests.Chat;

/// <summary>States of a desk as the fold would give them, in the middle of a replay of January 2024.</summary>
internal static class Desks
{
    public static readonly DateOnly Day = new(2024, 1, 2);
    public static readonly DateTimeOffset Evening = new(2024, 1, 2, 21, 30, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Morning = new(2024, 1, 3, 14, 30, 0, TimeSpan.Zero);
    public static readonly Actor Anna = new("console", "anna");

    public static readonly RiskProfile Profile = new()
    {
        Name = "small-account",
        PositionMaximum = new Usd(300m),
        PositionMaximumShare = new Ratio(0.30m),
        PositionMinimum = new Usd(50m),
        PositionsAtMost = 4,
        Sizing = SizingPolicy.EqualSlot,
        CashBuffer = new Usd(100m),
        VolumeShare = new Ratio(0.03m),
        SectorMaximum = new Ratio(0.40m),
        LeverageMaximum = 1m,
        DayLossStop = new Ratio(0.10m),
        DrawdownStop = new Ratio(0.15m),
        ValueAtRisk = new Ratio(0.04m),
        PairCorrelation = new Ratio(0.8m),
        CostPerSide = new Ratio(0.001m),
    };

    public static readonly CardSetting Setting = new(Profile, TradingCalendar.Nyse);

    /// <summary>The evening of the first scan: three proposals, nothing held.</summary>
    public static DeskState FirstEvening => DeskState.Empty with
    {
        Opening = new DeskOpening("REPLAY", "folder smallcap", "simulated", "small-account", new Usd(1000m), Day),
        IsReconciled = true,
        Books = Books.Opening(new Usd(1000m)),
        DayBaseline = new Usd(1000m),
        PeakEquity = new Usd(1000m),
        Session = Day,
        LastScan = Scan,
        LastEventAt = Evening,
        EquityCurve = [new EquityPoint(Day, new Usd(1000m), new Usd(1000m))],
        Proposals = ImmutableSortedDictionary<int, Proposal>.Empty
            .Add(1, Proposal(1, "ABCD", 1, 4.00m, 55))
            .Add(2, Proposal(2, "BRK_B", 2, 2.50m, 88))
            .Add(3, Proposal(3, "XYZ", 3, 11.20m, 19)),
    };

    /// <summary>The evening after: proposal 1 was filled and is protected, 2 was stopped out on the day.</summary>
    public static DeskState SecondEvening
    {
        get
        {
            var entry = Entry(1, "ABCD", 55, 4.12m, 4.05m);
            var guard = Guard("ABCD", 55, 3.65m, 4.86m);
            return FirstEvening with
            {
                Session = new DateOnly(2024, 1, 3),
                Books = new Books(new Usd(1000m), new Usd(754.05m), new Usd(-22.70m), new Usd(0.50m)),
                EquityCurve =
                [
                    new EquityPoint(Day, new Usd(1000m), new Usd(1000m)),
                    new EquityPoint(new DateOnly(2024, 1, 3), new Usd(985.05m), new Usd(754.05m)),
                ],
                DayBaseline = new Usd(985.05m),
                Proposals = FirstEvening.Proposals
                    .SetItem(1, Ordered(FirstEvening.Proposals[1], entry.Id))
                    .SetItem(2, Ordered(FirstEvening.Proposals[2], ClientOrderId.For("nc", "p2", 1)))
                    .SetItem(3, FirstEvening.Proposals[3] with
                    {
                        Status = ProposalStatus.Rejected,
                        DecidedBy = Anna,
                        DecidedAt = Evening.AddMinutes(5),
                        Note = "spread too wide",
                    }),
                Orders = ImmutableSortedDictionary<ClientOrderId, Order>.Empty
                    .Add(entry.Id, entry).Add(guard.Id, guard),
                OpenOrderIds = [guard.Id],
                Positions = ImmutableSortedDictionary<Symbol, Position>.Empty.Add(
                    Symbol.Of("ABCD"),
                    new Position(Symbol.Of("ABCD"), [new Lot(new(2024, 1, 3), Quantity.Of(55m), Price.Of(4.05m))],
                        "momentum", 1, new(2024, 1, 3), Price.Of(3.65m), Price.Of(4.86m), new(2024, 1, 10), null,
                        Price.Of(4.20m))),
                Trades =
                [
                    new ClosedTrade(1, Symbol.Of("BRK_B"), "mean-reversion", 2, new(2024, 1, 3), new(2024, 1, 3),
                        Quantity.Of(88m), Price.Of(2.55m), Price.Of(2.292m), new Usd(-22.70m), new Usd(0.50m),
                        ExitReason.Stop),
                ],
            };
        }
    }

    public static ScanDigest Scan => new(
        Day, "small-account", "folder smallcap, 311 symbols", false,
        "Universe and capitalisation of 2026-07-01, survivors only.", 311, 252,
        [new("missing-bar", 4), new("price", 31), new("reverse-split", 24)],
        [
            new StrategyLine("momentum", 0.0812, true, 9, null),
            new StrategyLine("mean-reversion", -0.021, false, 4, "its 63-session return is under 0 %"),
        ],
        [
            Line(1, "ABCD", 0.643, 1), Line(2, "BRK_B", 0.61, 2), Line(3, "XYZ", 0.60, 3, Cut),
            Line(4, "LOWV", 0.58, null, Refusal), Line(5, "NEXT", 0.55, null) with { Note = "beyond the top four" },
            Line(null, "REV", 0.88, null) with { Strategy = "mean-reversion", Score = null, Note = "not qualified" },
        ],
        Cash(), ["position maximum: 300 USD is above 30 % of 900 USD; equal slots are 225 USD."]);

    public static Finding Cut { get; } = new("volume-share", FindingEffect.Cuts, 19m, 25m,
        "At most 3 % of the mean volume, 19 shares; wanted 25.", Quantity.Of(19m));

    public static Finding Refusal { get; } = new("position-minimum", FindingEffect.Refuses, 50m, 31m,
        "A position is at least 50.00 USD, this one would be 31.00 USD.");

    public static CashAdvice Cash(bool isEnough = true) => new(
        new CashLine(new Usd(1000m), new Usd(1000m), Usd.Zero, new Usd(100m), new Usd(900m),
        [
            new CashDay(new(2024, 1, 3), Usd.Zero, new Usd(900m)),
            new CashDay(new(2024, 1, 4), new Usd(201.70m), new Usd(900m)),
        ]),
        new Usd(isEnough ? 671.83m : 1310m), isEnough,
        isEnough ? [] :
        [
            new LiquidationCandidate(1, Symbol.Of("OLD"), new Usd(198m), new Ratio(-0.12m), 9, -0.021),
            new LiquidationCandidate(2, Symbol.Of("ABCD"), new Usd(231m), new Ratio(0.037m), 1, null),
        ],
        isEnough
            ? "Enough: 671.83 USD are wanted, 900.00 USD are spendable."
            : "Short by 410.00 USD: selling OLD, then ABCD would raise 429.00 USD at the last marks.")
    {
        Swap = isEnough ? null : new SwapAdvice(
            Symbol.Of("OLD"), Quantity.Of(18m), 0.125, new Usd(197.20m), new Usd(-27.80m),
            Symbol.Of("XYZ"), Quantity.Of(17m), 0.60, new Usd(190.40m), new Usd(34.27m), new Usd(4.28m),
            new Usd(1006.61m), 2),
        Consolidation = isEnough ? [] :
        [
            new ConsolidationCandidate(Symbol.Of("OLD"), new Usd(198m), "correlated", Symbol.Of("ABCD"),
                "OLD moves with ABCD (0.91 over 60 sessions, at most 0.8), which is the better of the two and stays."),
        ],
        Funding = isEnough ? null : new FundingAdvice(
            true, 5, 3, new Usd(612m), new Usd(429m), 2, new Ratio(0.021m),
            "Adding 612.00 USD would have funded 3 signals of the last 5 scans; their later return (2 measured) was "
            + "+2.1 % before cost."),
    };

    public static Proposal Proposal(int number, string symbol, int rank, decimal close, int shares) => new(
        number, 1,
        new ProposalTerms(
            Day, Symbol.Of(symbol), symbol + " Industries [Inc]", rank == 3 ? null : "Healthcare", "momentum", rank,
            0.643, 0.88, 0.0812, Price.Of(close), Price.Of(close * 0.95m), Price.Of(close * 1.03m).RoundDownToTick(),
            Price.Of(close * 0.90m), Price.Of(close * 1.20m), 5, Quantity.Of(shares),
            [new Evidence("m", 0.1734), new Evidence("volumeRatio", 4.218), new Evidence("r1", 0.092)],
            rank == 3 ? [Cut] : [], new Ratio(0.0121m), new Usd(0.61m), new(2024, 1, 3, 15, 0, 0, TimeSpan.Zero)),
        ProposalStatus.Open, Evening);

    public static Order Entry(int number, string symbol, int shares, decimal limit, decimal? fill)
    {
        var id = ClientOrderId.For("nc", $"p{number}", 1);
        var order = new Order(
            new OrderRequest(id, Symbol.Of(symbol), Side.Buy, Quantity.Of(shares), OrderType.Limit, TimeInForce.Day,
                LimitPrice: Price.Of(limit)),
            $"p{number}", 1, OrderPurpose.Entry, $"approval {number}", number, null, Evening, null)
        {
            Status = OrderStatus.Working,
            SentAt = new(2024, 1, 3, 14, 25, 0, TimeSpan.Zero),
        };
        return fill is { } price
            ? order with
            {
                Status = OrderStatus.Filled,
                Filled = Quantity.Of(shares),
                FilledValue = new Usd(shares * price),
            }
            : order;
    }

    public static Order Guard(string symbol, int shares, decimal stop, decimal target) => new(
        new OrderRequest(ClientOrderId.For("nc", "guard-" + symbol, 1), Symbol.Of(symbol), Side.Sell,
            Quantity.Of(shares), OrderType.Limit, TimeInForce.GoodTilCanceled, OrderClass.OneCancelsOther,
            Price.Of(target), Price.Of(stop)),
        "guard-" + symbol, 1, OrderPurpose.Protection, "protection", 1, null, Morning.AddMinutes(1), null)
    {
        Status = OrderStatus.Working,
        SentAt = Morning.AddMinutes(1),
    };

    public static Proposal Ordered(Proposal proposal, ClientOrderId order) => proposal with
    {
        Status = ProposalStatus.Ordered,
        DecidedBy = Anna,
        DecidedAt = Evening.AddMinutes(3),
        ApprovedQuantity = proposal.Terms.Quantity,
        OrderId = order,
    };

    private static CandidateLine Line(
        int? rank, string symbol, double score, int? proposal, params Finding[] findings) => new(
        rank, Symbol.Of(symbol), "momentum", 0.88, score, Price.Of(4m), proposal, findings, null);
}
