using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Cash;

/// <summary>Nobody is asked for money without evidence that it would have helped.</summary>
public sealed class FundingTests
{
    private static readonly DateOnly Monday = new(2024, 6, 3);
    private static readonly DateOnly Tuesday = new(2024, 6, 4);

    [Fact]
    public void Without_missed_signals_nothing_speaks_for_money()
    {
        var advice = Advise(FundingEvidence.None.With(Monday, []).With(Tuesday, []), new FakeMarketView());

        Assert.False(advice.AddsFunds);
        Assert.Equal(
            "No signal of score .60 or more was refused for cash alone in the last 2 scans: "
            + "nothing speaks for adding funds; consolidate.",
            advice.Text);
    }

    [Fact]
    public void What_selling_could_raise_is_not_asked_for()
    {
        var market = new FakeMarketView().Making("AAA", Monday, 0.5);
        var evidence = FundingEvidence.None.With(Monday, [Missed("AAA", 200m)]);

        var enough = Advise(evidence, market, holding: 20m);
        var tooLittle = Advise(evidence, market, holding: 19.9m);

        Assert.Equal((false, true), (enough.AddsFunds, tooLittle.AddsFunds));
        Assert.Equal(
            "1 signal of the last scan with a score of .60 or more, refused for cash alone, wanted 200.00 USD; "
            + "selling could raise 200.00 USD: consolidate.",
            enough.Text);
        Assert.Equal(
            "Adding 200.00 USD would have funded 1 signal of the last scan; "
            + "their later return was +50.0 % before cost.",
            tooLittle.Text);
    }

    [Fact]
    public void Losers_count_and_a_loss_asks_for_nothing()
    {
        // (300 x .10 - 200 x .20) / 500 = -2 %.
        var market = new FakeMarketView().Making("AAA", Monday, 0.10).Making("BBB", Monday, -0.20);

        var advice = Advise(
            FundingEvidence.None.With(Monday, [Missed("AAA", 300m), Missed("BBB", 200m)]), market);

        Assert.False(advice.AddsFunds);
        Assert.Equal((2, new Ratio(-0.02m)), (advice.Measured, advice.LaterReturn));
        Assert.EndsWith(
            "their later return was -2.0 % before cost: more money would not have helped; consolidate.", advice.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_of_today_is_no_evidence_yet()
    {
        var advice = Advise(FundingEvidence.None.With(Monday, [Missed("AAA", 300m)]), new FakeMarketView());

        Assert.False(advice.AddsFunds);
        Assert.Null(advice.LaterReturn);
        Assert.EndsWith("so nothing is known of their return: consolidate.", advice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_scans_count_each_symbol_once_and_only_from_a_score_of_six_tenths()
    {
        var evidence = FundingEvidence.None;
        for (var day = 1; day <= 6; day++)
        {
            evidence = evidence.With(
                new DateOnly(2024, 6, day),
                [Missed($"S{day}", 10m * day), Missed("SAME", day), Missed("WEAK", 900m, 0.5999)]);
        }

        Assert.Equal(Enumerable.Range(2, 5).Select(day => new DateOnly(2024, 6, day)), evidence.Scans.Keys);
        Assert.Equal(
            ["S2 20", "SAME 2", "S3 30", "S4 40", "S5 50", "S6 60"],
            evidence.Missed.Select(signal => $"{signal.Symbol} {signal.Wanted.Value}"));
    }

    [Fact]
    public void The_fold_keeps_what_a_scan_missed_and_reads_scans_that_do_not_say()
    {
        var silent = Missed("AAA", 1m) with { MissedForCash = null };
        var desk = TradingDesk.Apply(DeskState.Empty, Completed(Monday, [silent]));
        desk = TradingDesk.Apply(desk, Completed(Tuesday, [Missed("BBB", 75m)]));

        Assert.Equal(2, desk.Funding.Scans.Count);
        Assert.Equal(
            new MissedSignal(Tuesday, Symbol.Of("BBB"), 0.7, new Usd(75m)), Assert.Single(desk.Funding.Missed));
    }

    private static DeskEvent.ScanCompleted Completed(DateOnly session, IReadOnlyList<CandidateLine> candidates)
    {
        var cash = CashDepletion.Of(
            DeskStates.WithCash(1m), new FakeMarketView(), RiskProfiles.SmallAccount, Usd.Zero, []);
        return new(
            new ScanDigest(session, "small-account", "test", true, null, 1, 1, [], [], candidates, cash, []),
            DeskStates.Evening);
    }

    private static CandidateLine Missed(string symbol, decimal wanted, double score = 0.7) =>
        new(1, Symbol.Of(symbol), "momentum", 0.8, score, Price.Of(10m), null, [], null)
        {
            MissedForCash = new Usd(wanted),
        };

    private static FundingAdvice Advise(FundingEvidence evidence, FakeMarketView market, decimal holding = 1m) =>
        CashDepletion.Of(
            DeskStates.WithCash(100m).Holding("HELD", holding, 10m), market, RiskProfiles.SmallAccount,
            new Usd(10m), [], evidence: evidence).Funding!;
}
