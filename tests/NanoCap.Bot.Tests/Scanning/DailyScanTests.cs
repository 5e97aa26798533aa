using NanoCap.Bot.Scanning;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Scanning;

public sealed class DailyScanTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_gets_the_same_signals_that_people_see()
    {
        var scan = await SmallMarket.LoadAsync();

        var (outcome, sheet) = scan.Run(SmallMarket.Session, DeskState.Empty);

        Assert.NotEmpty(outcome.Ranked);
        Assert.Equal(Enumerable.Range(1, outcome.Ranked.Count), outcome.Ranked.Select(signal => signal.Rank));
        Assert.Equal(
            outcome.Ranked.Select(signal => signal.Signal).Concat(outcome.Unranked.Select(signal => signal.Signal)),
            sheet.Signals.Select(signal => signal.Signal));
        Assert.Same(sheet, await scan.FindAsync(null, Cancellation));
    }

    [Fact]
    public async Task Every_symbol_is_scanned_or_skipped_once_those_that_could_not_be_read_too()
    {
        var scan = await SmallMarket.LoadAsync();

        var (outcome, sheet) = scan.Run(SmallMarket.Session, DeskState.Empty);

        Assert.Equal(61, outcome.Symbols);
        Assert.Equal(outcome.Symbols, outcome.Scanned + sheet.Skipped.Count);
        Assert.Equal(sheet.Skipped.Count, outcome.SkippedByReason.Sum(reason => reason.Value));
        Assert.Contains(new("malformed", 1), outcome.SkippedByReason);
        Assert.Equal(
            sheet.Skipped.OrderBy(skipped => skipped.Symbol, StringComparer.Ordinal).Select(skipped => skipped.Symbol),
            sheet.Skipped.Select(skipped => skipped.Symbol));
    }

    [Fact]
    public async Task Each_strategys_curve_is_of_the_sessions_that_decide_and_ends_at_its_return()
    {
        var scan = await SmallMarket.LoadAsync();

        var sheet = scan.Run(SmallMarket.Session, DeskState.Empty).Sheet;

        Assert.Equal(
            sheet.Strategies.Select(line => (line.Name, line.Qualified)).Order(),
            sheet.Report.Curves.Select(curve => (curve.Strategy, curve.TakesPart)).Order());
        Assert.All(sheet.Report.Curves, curve =>
        {
            var momentum = sheet.Strategies.Single(line => line.Name == curve.Strategy).Momentum;
            Assert.Equal(64, curve.Equity.Count);
            Assert.Equal(64, curve.Sessions.Distinct().Count());
            Assert.Equal(SmallMarket.Session, curve.Sessions[^1]);
            Assert.Equal(momentum!.Value, (curve.Equity[^1] / curve.Equity[0]) - 1, 12);
        });
    }

    [Fact]
    public async Task A_chart_ends_at_the_scan_and_its_last_close_is_what_traded()
    {
        var scan = await SmallMarket.LoadAsync();
        var symbol = scan.Market.Bars.Symbols[0].Symbol;
        Assert.Null(await scan.ChartAsync(symbol, 20, Cancellation));
        scan.Run(SmallMarket.Session, DeskState.Empty);

        var chart = await scan.ChartAsync(symbol, 20, Cancellation);

        Assert.Equal(20, chart!.Sessions.Count);
        Assert.Equal(SmallMarket.Session, chart.Sessions[^1]);
        var traded = scan.Market.Bars.Find(symbol)!.Bars.Through(chart.Bars[^1].Session).RawClose[^1];
        Assert.Equal(traded, chart.Bars[^1].Close, 9);
    }

    [Fact]
    public async Task A_held_symbol_keeps_its_signal_and_loses_its_rank()
    {
        var scan = await SmallMarket.LoadAsync();
        var first = scan.Run(SmallMarket.Session, DeskState.Empty).Outcome.Ranked[0].Signal;

        var outcome = scan.Run(SmallMarket.Session, Holding(first.Symbol, first.Strategy)).Outcome;

        Assert.DoesNotContain(outcome.Ranked, ranked => ranked.Signal.Symbol == first.Symbol);
        Assert.Contains(outcome.Unranked, line => line.Signal.Symbol == first.Symbol && line.Reason == "held");
    }

    [Fact]
    public async Task A_symbol_in_an_open_order_keeps_its_signal_and_loses_its_rank()
    {
        var scan = await SmallMarket.LoadAsync();
        var first = scan.Run(SmallMarket.Session, DeskState.Empty).Outcome.Ranked[0].Signal.Symbol;

        var outcome = scan.Run(SmallMarket.Session, Ordering(first)).Outcome;

        Assert.DoesNotContain(outcome.Ranked, ranked => ranked.Signal.Symbol == first);
        Assert.Contains(
            outcome.Unranked, line => line.Signal.Symbol == first && line.Reason == "in an open order");
    }

    [Fact]
    public async Task A_position_is_sold_when_the_strategy_that_holds_it_says_so_and_no_other()
    {
        var scan = await SmallMarket.LoadAsync();
        var known = scan.Market.Bars.Through(SmallMarket.Session);
        var strategy = SmallMarket.Rules.Catalog.Find("mean-reversion")!;
        var history = strategy.Evaluate(known, workers: 1);
        var wanting = Enumerable.Range(0, known.Symbols.Count)
            .Where(ordinal => known.Symbols[ordinal].Bars.FindIndex(SmallMarket.Session) is >= 0 and var bar
                && history.WantsExit(ordinal, bar - 1, bar))
            .Select(ordinal => known.Symbols[ordinal].Symbol)
            .ToList();
        var keeping = known.Symbols.Select(symbol => symbol.Symbol).Except(wanting).First();
        Assert.NotEmpty(wanting);

        Assert.Equal([wanting[0]], Exits(Holding(wanting[0], "mean-reversion")));
        Assert.Empty(Exits(Holding(keeping, "mean-reversion")));
        Assert.Empty(Exits(Holding(wanting[0], "momentum")));
        Assert.Empty(Exits(Holding(wanting[0], "external")));
        Assert.Empty(Exits(Holding(Symbol.Of("UNKNOWN"), "mean-reversion")));

        IReadOnlyList<Symbol> Exits(DeskState desk) => scan.Run(SmallMarket.Session, desk).Outcome.SignalExits;
    }

    [Fact]
    public async Task A_holding_is_scored_by_what_its_own_strategy_says_today()
    {
        var scan = await SmallMarket.LoadAsync();
        var ranked = scan.Run(SmallMarket.Session, DeskState.Empty).Outcome.Ranked[0];
        var silent = scan.Market.Bars.Through(SmallMarket.Session).Symbols
            .Select(symbol => symbol.Symbol)
            .First(symbol => scan.Run(SmallMarket.Session, Holding(symbol, ranked.Signal.Strategy))
                .Outcome.Held is [{ Confidence: 0 }]);

        var firing = Assert.Single(Held(ranked.Signal.Symbol, ranked.Signal.Strategy));
        Assert.Equal((ranked.Signal.Confidence, (double?)ranked.Score), (firing.Confidence, firing.Score));

        // Without a signal only the momentum part is left of the score.
        var quiet = Assert.Single(Held(silent, ranked.Signal.Strategy));
        Assert.Equal(ranked.Score - (0.5 * ranked.Signal.Confidence), quiet.Score!.Value, 12);
        Assert.Empty(Held(ranked.Signal.Symbol, "external"));
        Assert.Empty(Held(Symbol.Of("UNKNOWN"), ranked.Signal.Strategy));

        IReadOnlyList<HeldSignal> Held(Symbol symbol, string strategy) =>
            scan.Run(SmallMarket.Session, Holding(symbol, strategy)).Outcome.Held;
    }

    [Fact]
    public async Task An_earlier_day_is_found_as_it_was_and_a_later_one_is_not_foreseen()
    {
        var scan = await SmallMarket.LoadAsync();
        var earlier = new DateOnly(2024, 3, 8);
        var asItWas = scan.Run(earlier, DeskState.Empty).Sheet;
        scan.Run(SmallMarket.Session, DeskState.Empty);

        var found = await scan.FindAsync(earlier, Cancellation);

        Assert.Equal(asItWas.Skipped, found!.Skipped);
        Assert.Equal(
            asItWas.Signals.Select(signal => (signal.Rank, signal.Signal.Symbol, signal.Score)),
            found.Signals.Select(signal => (signal.Rank, signal.Signal.Symbol, signal.Score)));
        Assert.Null(await scan.FindAsync(new DateOnly(2024, 3, 12), Cancellation));
        Assert.Null(await scan.FindAsync(new DateOnly(2024, 3, 9), Cancellation));
    }

    [Fact]
    public async Task Before_the_first_scan_nothing_is_known()
    {
        var scan = await SmallMarket.LoadAsync();

        Assert.Null(await scan.FindAsync(null, Cancellation));
        Assert.Null(await scan.FindAsync(SmallMarket.Session, Cancellation));
        Assert.Empty(await scan.ExplainAsync(scan.Market.Bars.Symbols[0].Symbol, Cancellation));
    }

    [Fact]
    public async Task After_a_restart_the_last_scan_is_found_again_as_it_was()
    {
        var before = await SmallMarket.LoadAsync();
        var asItWas = before.Run(SmallMarket.Session, DeskState.Empty).Sheet;
        var bought = asItWas.Signals[0].Signal;
        var desk = Holding(bought.Symbol, bought.Strategy, SmallMarket.Session.AddDays(1)) with
        {
            LastScan = Desks.Scan with { Session = SmallMarket.Session },
        };
        var after = await SmallMarket.LoadAsync();

        after.Recall(desk);
        var found = await after.FindAsync(null, Cancellation);

        Assert.Equal(SmallMarket.Session, found!.Session);
        Assert.Equal(asItWas.Strategies, found.Strategies);
        Assert.Equal(
            asItWas.Signals.Select(signal => (signal.Rank, signal.Signal.Symbol, signal.Score)),
            found.Signals.Select(signal => (signal.Rank, signal.Signal.Symbol, signal.Score)));
        Assert.Same(found, await after.FindAsync(null, Cancellation));
        Assert.NotNull(await after.AnalyzeAsync(bought.Symbol, Cancellation));
    }

    [Fact]
    public async Task Every_strategys_numbers_are_told_for_a_symbol_that_did_not_fire()
    {
        var scan = await SmallMarket.LoadAsync();
        var sheet = scan.Run(SmallMarket.Session, DeskState.Empty).Sheet;
        var fired = sheet.Signals.Select(signal => signal.Signal.Symbol);
        var quiet = scan.Market.Bars.Symbols
            .Where(history => history.Bars.FindIndex(SmallMarket.Session) > 100)
            .Select(history => history.Symbol)
            .Except(fired)
            .First();

        var numbers = await scan.ExplainAsync(quiet, Cancellation);

        Assert.Equal(["momentum", "mean-reversion"], numbers.Select(strategy => strategy.Strategy));
        Assert.All(numbers, strategy => Assert.NotEmpty(strategy.Numbers));
        Assert.Empty(await scan.ExplainAsync(Symbol.Of("UNKNOWN"), Cancellation));
    }

    [Fact]
    public async Task A_strategy_that_is_switched_off_keeps_its_record_and_ranks_nothing()
    {
        var scan = await SmallMarket.LoadAsync();
        var on = scan.Run(SmallMarket.Session, DeskState.Empty);
        var first = on.Outcome.Ranked[0].Signal.Strategy;
        var desk = DeskState.Empty with
        {
            Strategies = DeskState.Empty.Strategies.Add(first, new StrategySetting(false, null)),
        };

        var off = (await SmallMarket.LoadAsync()).Run(SmallMarket.Session, desk);

        Assert.DoesNotContain(off.Outcome.Ranked, ranked => ranked.Signal.Strategy == first);
        var line = off.Sheet.Strategies.Single(strategy => strategy.Name == first);
        Assert.False(line.Qualified);
        Assert.Contains("switched off", line.Note, StringComparison.Ordinal);
        Assert.All(
            off.Sheet.Signals.Where(signal => signal.Signal.Strategy == first),
            signal => Assert.NotNull(signal.Note));
        Assert.Equal(on.Sheet.Report.Find(first)!.NetReturn, off.Sheet.Report.Find(first)!.NetReturn);
    }

    [Fact]
    public async Task Each_strategy_is_told_with_its_record_before_and_after_cost()
    {
        var scan = await SmallMarket.LoadAsync();

        var (outcome, sheet) = scan.Run(SmallMarket.Session, DeskState.Empty);

        Assert.Equal("equal-weight", sheet.Report.Benchmark);
        Assert.All(outcome.Strategies, line =>
        {
            var figures = sheet.Report.Find(line.Name)!;
            Assert.Equal((figures.GrossReturn, figures.CostDrag, figures.NetReturn),
                (line.GrossReturn, line.CostDrag, line.NetReturn));
            Assert.True(figures.GrossReturn > figures.NetReturn);
            Assert.InRange(figures.CostDrag!.Value, 0.01, 3);
        });
        var pair = Assert.Single(sheet.Report.Correlations);
        Assert.InRange(pair.Correlation!.Value, -1, 1);
    }

    [Fact]
    public async Task A_weight_is_the_base_of_a_contributors_budget()
    {
        var scan = await SmallMarket.LoadAsync();
        var desk = DeskState.Empty with
        {
            Strategies = DeskState.Empty.Strategies.Add("momentum", new StrategySetting(true, new Ratio(0.45m))),
        };

        var budgets = scan.Run(SmallMarket.Session, desk).Sheet.Report.Budgets;

        Assert.Equal(["momentum", "mean-reversion"], budgets.Select(budget => budget.Strategy));
        Assert.Equal(0.45, budgets[0].Base);
        Assert.Equal(0.15, budgets[1].Base);
        Assert.Equal(1.0, budgets.Sum(budget => budget.Target), 9);
    }

    [Fact]
    public async Task An_analysis_tells_every_strategys_numbers_and_the_refusals_of_the_scan()
    {
        var scan = await SmallMarket.LoadAsync();
        Assert.Null(await scan.AnalyzeAsync(scan.Market.Bars.Symbols[0].Symbol, Cancellation));
        var sheet = scan.Run(SmallMarket.Session, DeskState.Empty).Sheet;

        Assert.Null(await scan.AnalyzeAsync(Symbol.Of("UNKNOWN"), Cancellation));
        foreach (var history in scan.Market.Bars.Symbols.Take(20))
        {
            if (await scan.AnalyzeAsync(history.Symbol, Cancellation) is not { } analysis)
            {
                continue;
            }

            var skipped = sheet.Skipped.FirstOrDefault(line => line.Symbol == history.Symbol.Value);
            Assert.Equal(skipped?.Reason ?? string.Empty, string.Join("; ", analysis.Refusals));
            Assert.Equal(
                SmallMarket.Rules.Catalog.All.Select(strategy => strategy.Name),
                analysis.Numbers.Select(numbers => numbers.Strategy));
            Assert.Equal(["momentum", "mean-reversion"], analysis.Enabled);
        }
    }

    [Fact]
    public async Task Pairs_are_the_strategys_own_with_tickers_and_cheap_leg()
    {
        var scan = WithShadow(await SmallMarket.LoadAsync());
        Assert.Empty(await scan.PairsAsync(Cancellation));
        scan.Run(SmallMarket.Session, DeskState.Empty);

        var pairs = await scan.PairsAsync(Cancellation);

        Assert.Contains(pairs, pair => pair.Dependent.Value == "SHDW" || pair.Other.Value == "SHDW");
        Assert.All(pairs, pair =>
        {
            Assert.InRange(pair.Numbers.PValue, 0, 0.05);
            Assert.InRange(pair.Numbers.Correlation, 0.8, 1);
            Assert.Equal(
                scan.Market.Bars.Find(pair.Dependent)!.Listing.Sector,
                scan.Market.Bars.Find(pair.Other)!.Listing.Sector);
            Assert.True(pair.Cheap is null || pair.Cheap == pair.Dependent || pair.Cheap == pair.Other);
            Assert.Equal(pair.Cheap is not null && Math.Abs(pair.Numbers.Z) is >= 2 and < 4, pair.Fires);
        });
    }

    [Fact]
    public async Task A_review_refuses_an_entry_for_the_same_reasons_as_the_scan()
    {
        var scan = await SmallMarket.LoadAsync();
        var sheet = scan.Run(SmallMarket.Session, DeskState.Empty).Sheet;
        var view = scan.ViewAt(SmallMarket.Session);

        foreach (var history in scan.Market.Bars.Symbols.Where(
            history => history.Bars.FindIndex(SmallMarket.Session) >= 0))
        {
            var skipped = sheet.Skipped.FirstOrDefault(line => line.Symbol == history.Symbol.Value);
            var refusals = string.Join("; ", view.Find(history.Symbol)!.EntryRefusals);
            Assert.Equal(skipped?.Reason ?? string.Empty, refusals);
        }
    }

    // One more stock that follows another and comes back to it within days.
    private static DailyScan WithShadow(DailyScan scan)
    {
        var leader = scan.Market.Bars.Symbols.First(history => history.Bars.Count > 400
            && history.Bars.FindIndex(SmallMarket.Session) >= 0);
        var (random, distance, count) = (new Random(5), 0.0, leader.Bars.Count);
        var closes = new double[count];
        for (var bar = 0; bar < count; bar++)
        {
            distance = (0.5 * distance) + (0.01 * (random.NextDouble() - 0.5));
            closes[bar] = leader.Bars.Close[bar] * Math.Exp(distance);
        }

        var symbol = Symbol.Of("SHDW");
        var columns = new BarColumns(
            count, leader.Bars.DayNumbers.ToArray(), closes, closes, closes, closes, closes,
            leader.Bars.Volume.ToArray());
        var shadow = new SymbolHistory(
            leader.Listing with { Symbol = symbol }, BarSeries.Of(symbol, columns, []), []);
        var bars = UniverseBars.Of(scan.Market.Bars.Symbols.Append(shadow), scan.Market.Bars.Source);
        return new DailyScan(scan.Market with { Bars = bars }, SmallMarket.Rules);
    }

    private static DeskState Holding(Symbol symbol, string strategy, DateOnly? entry = null)
    {
        var session = entry ?? new DateOnly(2024, 3, 1);
        var lot = new Lot(session, Quantity.Of(10m), Price.Of(5m));
        var position = new Position(symbol, [lot], strategy, null, session, null, null, null, null, Price.Of(5m));
        return DeskState.Empty with { Positions = DeskState.Empty.Positions.Add(symbol, position) };
    }

    private static DeskState Ordering(Symbol symbol)
    {
        var id = ClientOrderId.For("nc", "entry-1", 1);
        var request = new OrderRequest(
            id, symbol, Side.Buy, Quantity.Of(10m), OrderType.Limit, TimeInForce.Day, LimitPrice: Price.Of(5m));
        var order = new Order(
            request, "entry-1", 1, OrderPurpose.Entry, "approval 1", 1, null, DateTimeOffset.UnixEpoch, null);
        return DeskState.Empty with
        {
            Orders = DeskState.Empty.Orders.Add(id, order),
            OpenOrderIds = DeskState.Empty.OpenOrderIds.Add(id),
        };
    }
}
