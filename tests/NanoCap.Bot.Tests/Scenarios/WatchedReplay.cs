using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>A replay of which every open and every close is judged from the broker's own books and the market's own
/// prices, not from what the desk says.</summary>
internal sealed class WatchedReplay(LivingBot bot, BreakerJudge judge, decimal minimum)
{
    private readonly Dictionary<Symbol, decimal> lastPrices = [];
    private readonly Dictionary<Symbol, decimal> kept = [];
    private int? buysWhenStopped;
    private int streakFrom;

    public LivingBot Bot { get; set; } = bot;

    /// <summary>What acted, in order.</summary>
    public List<(DateOnly Session, string Key, decimal Measured)> Trips { get; } = [];

    public DateOnly Session { get; private set; }

    /// <summary>One session: the open is judged, then the close; every evening the books balance.</summary>
    public async Task LiveAsync()
    {
        await Bot.Replay.ToNextOpenAsync(TestContext.Current.CancellationToken);
        Session = TradingCalendar.Nyse.NewYorkDate(Bot.State.JobsDoneUntil!.Value);
        judge.Open(Session, await EquityAsync(bar => bar.Bar.Open));
        await CheckOpenAsync();

        await Bot.NextAsync();
        var isSellingAll = judge.Standing.Values.Any(level => level.Acted is not null)
            && Bot.State.Mode == DeskMode.Exiting && (await Bot.ReadBrokerAsync()).Positions.Count > 0;
        var equity = await EquityAsync(bar => bar.Bar.Close);
        judge.Close(Session, equity, isSellingAll);
        Trips.AddRange(judge.ActedNow.Select(key => (Session, key, judge.Standing[key].Measured)));
        await Bot.AssertBalancedAsync();
        Assert.Equal(decimal.Round(equity, 2), Bot.State.Equity.RoundToCent().Value);
        CheckStanding();
        await CheckStreakAsync();
        await CheckStoppedAsync();
        PlanSales();
        CheckProtection();
        CheckDigest();
    }

    /// <summary>A person clears the breakers: peak and day baseline are the present equity.</summary>
    public async Task ResumeAsync()
    {
        await Bot.DoAsync("/resume");
        var equity = Bot.State.Equity;
        judge.Resume(equity.Value);
        streakFrom = (await FillsAsync()).Count;
        buysWhenStopped = null;
        Assert.Equal((equity, equity), (Bot.State.DayBaseline, Bot.State.PeakEquity));
        Assert.Empty(Bot.State.Safety.Latches);
        Assert.Empty(Bot.State.Breakers);
        Assert.Equal(1m, Bot.State.Safety.SizeScale);
    }

    /// <summary>A latched stop refuses whatever a person wants to buy.</summary>
    public async Task AssertNothingIsBoughtAsync(string symbol)
    {
        var reply = await Bot.SayAsync($"/buy {symbol} $500");
        Assert.Equal(AnswerKind.Refused, reply.Kind);
        Assert.Contains("reaker", reply.Text, StringComparison.Ordinal);
    }

    /// <summary>What was planned at the close before is sold now, and nothing else by a breaker.</summary>
    private async Task CheckOpenAsync()
    {
        CheckStanding();
        var held = (await Bot.ReadBrokerAsync()).Positions.ToDictionary(
            position => position.Symbol, position => position.Quantity.Value);
        foreach (var (symbol, keep) in kept)
        {
            var left = held.GetValueOrDefault(symbol);
            var isGone = Bot.State.Trades.Any(trade => trade.Symbol == symbol && trade.ExitSession == Session
                && trade.Reason is not ExitReason.Breaker and not ExitReason.Flatten);
            Assert.True(
                left == keep || (isGone && left < keep), $"{Session}: {symbol} has {left}, {keep} were to be kept.");
        }

        if (kept.Count == 0)
        {
            Assert.DoesNotContain(Bot.State.Trades, trade => trade.ExitSession == Session
                && trade.Reason is ExitReason.Breaker or ExitReason.Flatten);
        }

        Assert.DoesNotContain(Bot.State.Positions.Values, position => position.Selling == ExitReason.Breaker
            && !kept.ContainsKey(position.Symbol));
        await CheckStoppedAsync();
    }

    private void CheckStanding()
    {
        var latches = Bot.State.Safety.Latches.Where(latch => latch.Key != "loss-streak:Stop").ToList();
        Assert.Equal(judge.Standing.Keys, latches.Select(latch => latch.Key));
        foreach (var (key, latch) in latches)
        {
            var expected = judge.Standing[key];
            Assert.Equal(expected.Session, latch.Session);
            Assert.Equal(expected.Measured, latch.First.Measured, 6);
            Assert.Equal(expected.Baseline, latch.First.Baseline.Value, 2);
            Assert.Equal(expected.WaitsAgainst is not null, latch.WaitsSince is not null);
            Assert.Equal(expected.Acted is { } acted ? InstantOf(acted) : null, latch.ActedAt);
        }
    }

    private static DateTimeOffset InstantOf((DateOnly Session, bool AtClose) acted) =>
        TradingCalendar.Nyse.Session(acted.Session) is var times && acted.AtClose ? times.Close : times.Open;

    /// <summary>Positions that were closed at a loss one after the other, from the broker's executions alone.</summary>
    private async Task CheckStreakAsync()
    {
        var open = new Dictionary<Symbol, (decimal Shares, decimal Cash)>();
        var results = new List<decimal>();
        var place = 0;
        foreach (var fill in await FillsAsync())
        {
            var (shares, cash) = open.GetValueOrDefault(fill.Symbol);
            var sign = fill.Side == Side.Buy ? 1m : -1m;
            shares += sign * fill.Quantity.Value;
            cash -= (sign * fill.Quantity.Value * fill.Price.Value) + fill.Fees.Value;
            open[fill.Symbol] = shares == 0m ? default : (shares, cash);
            if (shares == 0m && place >= streakFrom)
            {
                results.Add(cash);
            }

            place++;
        }

        var (run, longest) = (0, 0);
        foreach (var result in results)
        {
            run = result < 0m ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var isLatched = Bot.State.Safety.Latches.ContainsKey("loss-streak:Stop");
        Assert.True(isLatched == (longest >= 5), $"{Session}: {longest} losses in a row, latched: {isLatched}");
    }

    private async Task<List<Fill>> FillsAsync() => [.. (await Bot.ReadBrokerAsync()).Orders
        .SelectMany(order => order.Fills).OrderBy(fill => fill.At)
        .ThenBy(fill => fill.ExecutionId.Length).ThenBy(fill => fill.ExecutionId, StringComparer.Ordinal)];

    /// <summary>From the reading that latched a stop, no purchase leaves the house.</summary>
    private async Task CheckStoppedAsync()
    {
        if (!judge.StopsEntries && !Bot.State.Safety.Latches.ContainsKey("loss-streak:Stop"))
        {
            return;
        }

        var buys = (await Bot.ReadBrokerAsync()).Orders.Count(order => order.Request.Side == Side.Buy);
        Assert.Equal(buysWhenStopped ??= buys, buys);
        Assert.DoesNotContain(Bot.State.OpenOrders, order => order.Purpose == OrderPurpose.Entry);
    }

    /// <summary>What the next open must leave: half rounded up, nothing under the minimum, nothing after all out.
    /// </summary>
    private void PlanSales()
    {
        kept.Clear();
        foreach (var position in Bot.State.Positions.Values)
        {
            var shares = position.Quantity.Value;
            var keep = shares;
            foreach (var key in judge.ActedNow)
            {
                if (key.EndsWith(":Reduce", StringComparison.Ordinal))
                {
                    var half = shares - Math.Floor(shares / 2m);
                    keep = Math.Min(keep, half * lastPrices[position.Symbol] < minimum ? 0m : half);
                }
                else if (Bot.State.ExitUnderWay is not null)
                {
                    keep = 0m;
                }
            }

            if (keep < shares)
            {
                kept[position.Symbol] = keep;
            }
        }
    }

    /// <summary>Until it is being sold, every position keeps its stop at the broker.</summary>
    private void CheckProtection()
    {
        foreach (var position in Bot.State.Positions.Values.Where(position => position.Selling is null))
        {
            var pair = Assert.Single(Bot.State.OpenOrdersIn(position.Symbol));
            Assert.Equal(OrderPurpose.Protection, pair.Purpose);
            Assert.Equal(position.Quantity, pair.Remaining);
        }
    }

    /// <summary>What was measured against what, the limit, what was done, and what clears it.</summary>
    private void CheckDigest()
    {
        if (judge.Standing.Count == 0)
        {
            return;
        }

        var setting = Bot.Services.GetRequiredService<CommandPorts>().Setting;
        var text = ChatWorld.Text(
            DigestCard.Of(Bot.State, Bot.State.LastScan!, setting), 400);
        foreach (var (key, level) in judge.Standing)
        {
            Assert.Contains(FormattableString.Invariant($"{level.Measured:0.00%}"), text, StringComparison.Ordinal);
            Assert.Contains(
                FormattableString.Invariant($"{level.Baseline:#,##0.00} USD"), text, StringComparison.Ordinal);
            Assert.Contains(
                FormattableString.Invariant($"the limit is {judge.LimitOf(key):0.00%}"), text,
                StringComparison.Ordinal);
            Assert.Contains(Deed(key), text, StringComparison.Ordinal);
            Assert.Contains("Only a person clears it, by /resume.", text, StringComparison.Ordinal);
        }
    }

    private string Deed(string key) => key.EndsWith(":Reduce", StringComparison.Ordinal)
        ? judge.Standing[key].Acted is null ? "nothing is sold before a second one agrees" : "50 % of every position"
        : judge.IsAllOut ? "EXIT: everything is sold" : "Entries are off, protection stays";

    private async Task<decimal> EquityAsync(Func<ExchangeBar, double> priceOf)
    {
        var bars = SessionBars.Of(Bot.Services.GetRequiredService<DailyScan>().Market.Bars, Session);
        var broker = await Bot.ReadBrokerAsync();
        var equity = broker.Cash.Value;
        foreach (var position in broker.Positions)
        {
            if (bars.Find(position.Symbol) is { } bar)
            {
                lastPrices[position.Symbol] = Price.FromMeasured(priceOf(bar))!.Value.Value;
            }

            equity += lastPrices[position.Symbol] * position.Quantity.Value;
        }

        return equity;
    }
}
