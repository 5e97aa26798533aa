using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class RegimeCommandTests
{
    private static readonly AllocationCatalog Catalog = new(new AllocationOptions());

    [Fact]
    public async Task The_regime_and_its_weights_are_shown_with_what_such_rules_really_earned()
    {
        var text = await AskAsync(Catalog.Find("regime")!.Symbols);

        Assert.Contains("BULL", text, StringComparison.Ordinal);
        Assert.Matches(@"TQQQ\s+25\.0\s?%", text);
        Assert.Matches(@"look-ahead\s+\+54\.4\s?%\s+1\.91\s+-0\.5\s?%", text);
        Assert.Matches(@"next-close\s+\+0\.6\s?%\s+0\.15\s+-5\.7\s?%", text);
    }

    [Fact]
    public async Task Without_the_funds_it_says_which_are_missing_and_still_shows_the_figures()
    {
        var text = await AskAsync([Symbol.Of("SPY"), Symbol.Of("TQQQ")]);

        Assert.Contains("no bars of SPXL, SOXL, SQQQ, SPXU, SOXS", text, StringComparison.Ordinal);
        Assert.Matches(@"look-ahead\s+\+54\.4", text);
    }

    [Fact]
    public async Task Strategies_shows_the_record_of_each_book_that_the_market_has_the_funds_of()
    {
        var text = await AskAsync([Symbol.Of("QQQ"), Symbol.Of("BIL")], "/strategies");

        // QQQ rises by .2 % a day: 1.002^252 - 1 less a little cost, and no loss from a peak.
        Assert.Matches(@"vol-target\s+\+13\.\d+%\s+\+6\d\.\d+%", text);
        Assert.Matches(@"trend\s+-\s+-\s+-\s+-\s+no bars of IWM", text);
    }

    private static async Task<string> AskAsync(IReadOnlyList<Symbol> funds, string line = "/regime")
    {
        var world = new ChatWorld();
        var ports = world.Ports with { Allocations = Rising([.. funds]) };
        return ChatWorld.Text(await world.RouterOf(ports).AnswerAsync(
            new ChatMessage(new("console", "anna"), Role.Viewer, "terminal", line, ChannelFeatures.Console, false),
            TestContext.Current.CancellationToken));
    }

    /// <summary>What the books say of funds that rise by .2 % a day.</summary>
    internal static AllocationNow Rising(params Symbol[] funds)
    {
        var days = TradingCalendar.Nyse.Between(new(2022, 1, 3), Desks.Day)
            .Select(session => session.Date.DayNumber).ToArray();
        return new AllocationNow(new LoadedMarket(new MarketHistory(Rising(funds, days), [], [])), Catalog);
    }

    private static UniverseBars Rising(IReadOnlyList<Symbol> funds, int[] days)
    {
        double[] closes = [.. days.Select((_, index) => 100 * Math.Pow(1.002, index))];
        var columns = new BarColumns(days.Length, days, closes, closes, closes, closes, closes, closes);
        return UniverseBars.Of(
            funds.Select(symbol => new SymbolHistory(
                new Listing(symbol, "Fund"), BarSeries.Of(symbol, columns, []), [])),
            new Provenance("test", IsSimulated: true));
    }
}
