using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Tests.Strategies.Allocation;

public sealed class OtherBooksTests
{
    private static readonly AllocationCatalog Catalog = new(new AllocationOptions());

    [Fact]
    public void Every_book_is_found_by_its_name_and_says_what_was_measured()
    {
        Assert.Equal(["regime", "index-core", "vol-target", "trend"], Catalog.All.Select(book => book.Name));
        Assert.All(Catalog.All, book => Assert.Same(book, Catalog.Find(book.Name)));
        Assert.Null(Catalog.Find("Regime"));
        Assert.All(["index-core", "vol-target", "trend"], name => Assert.Contains(
            "Lower exposure lowers drawdown and costs return; no timing skill was found.",
            Catalog.Find(name)!.Evidence, StringComparison.Ordinal));
    }

    // The sessions of January 2015 end on Friday the 30th, those of February on the 27th.
    [Fact]
    public void Index_core_is_due_on_the_last_session_of_a_month_only()
    {
        var flat = Enumerable.Repeat(100.0, 45).ToArray();
        var targets = Catalog.Find("index-core")!.Evaluate(Funds.Of(("SPY", flat), ("BIL", flat)));

        Assert.Equal(
            [new DateOnly(2015, 1, 30), new DateOnly(2015, 2, 27)],
            targets.Where(target => target.IsDue).Select(target => target.Session));
        Assert.Equal([("SPY", 0.6), ("BIL", 0.4)],
            targets[0].Weights.Select(target => (target.Symbol.Value, target.Weight)));
    }

    [Fact]
    public void Index_core_can_be_small_companies_and_says_which_fund_is_missing()
    {
        var book = new IndexCoreBook(new IndexCoreOptions { Fund = CoreFund.Iwm });
        var target = book.Evaluate(Funds.Of(("IWM", [100.0])))[0];

        Assert.Equal("no close of BIL on this session", target.SkipReason);
    }

    // +-.02 in turn: .3257 a year, so the weight is .15 / .3257.
    [Fact]
    public void Vol_target_holds_less_of_a_wilder_fund_and_never_more_than_all()
    {
        double[] wild = [.. Enumerable.Range(0, 30).Select(index => 100 * Math.Exp(index % 2 == 0 ? 0.02 : 0))];
        var book = Catalog.Find("vol-target")!;

        Assert.Equal(
            "expected at least 21 sessions of QQQ, found 20",
            book.Evaluate(Funds.Of(("QQQ", wild)))[19].SkipReason);
        Assert.Equal(0.15 / (0.02 * Math.Sqrt(20.0 / 19) * Math.Sqrt(252)),
            book.Evaluate(Funds.Of(("QQQ", wild)))[^1].Weights[0].Weight, 12);
        Assert.Equal(1, book.Evaluate(Funds.Of(("QQQ", Enumerable.Repeat(100.0, 30).ToArray())))[^1].Weights[0].Weight);
    }

    [Theory]
    [InlineData(0.001, "IWM")]
    [InlineData(-0.001, "BIL")]
    public void Trend_holds_the_fund_above_its_average_and_bills_below(double rate, string held)
    {
        var targets = Catalog.Find("trend")!.Evaluate(
            Funds.Of(("IWM", Funds.Growing(230, rate)), ("BIL", Funds.Growing(230, 0))));

        Assert.All(targets.Skip(199), target => Assert.Equal(held, Assert.Single(target.Weights).Symbol.Value));
        Assert.Equal(new DateOnly(2015, 10, 30), targets.Skip(199).First(target => target.IsDue).Session);
    }

    /// <summary>No look-ahead: what a book says of a session is the same when nothing later is known.</summary>
    [Fact]
    public void A_target_is_the_same_with_and_without_the_future()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var prices = Funds.Random(seed, 480);
            foreach (var book in Catalog.All)
            {
                var all = book.Evaluate(prices);
                Assert.Contains(all, target => target.SkipReason is null);
                for (var cut = 150; cut < 480; cut += 23)
                {
                    var known = book.Evaluate(prices.Through(prices.SessionAt(cut)));
                    Assert.Equal(cut + 1, known.Count);
                    Assert.Equivalent(all[cut], known[cut], strict: true);
                }
            }
        }
    }
}
