using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.MarketData;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>Breakers in real falls. Dates and measures are what an independent reading of the same equity says; a
/// <see cref="WatchedReplay"/> compares both after every open and every close.</summary>
public sealed class BreakerReplayTests : IDisposable
{
    private static readonly LossTable NanoCap = new(0.03m, 0.05m, 0.12m, 0.15m, IsAllOut: false);
    private static readonly LossTable Conservative = new(0.01m, 0.02m, 0.05m, 0.10m, IsAllOut: true);
    private static readonly LossTable Small = new(null, 0.10m, 0.10m, 0.15m, IsAllOut: false);

    /// <summary>Seven sectors, none with more than four; companies under the 350 million of the profile; no splits in
    /// the time. 32 sessions of history on the first day: value at risk and correlation are "not measured" and
    /// warn.</summary>
    private static readonly string[] Twelve =
        ["DBI", "CPS", "CTRN", "CVGI", "AMPY", "BCML", "APLT", "APTO", "AVD", "ARQ", "ACRE", "ASYS"];

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Twelve_guarded_positions_of_2020_lose_too_little_for_equity_and_too_often_in_a_row()
    {
        await using var bot = await StartAsync("nano-cap", new DateOnly(2020, 2, 18), 20_000m);
        await BuyAsync(bot, Twelve);
        var watch = new WatchedReplay(bot, new BreakerJudge(NanoCap, 20_000m), minimum: 100m);
        await LiveToAsync(watch, new DateOnly(2020, 2, 28));

        // Stops at two deviations sell a twelfth after the other: 4.2 % in all, never 3 % in a day.
        Assert.Empty(watch.Trips);
        Assert.Equal(new DateOnly(2020, 2, 24), bot.State.Safety.Latches["loss-streak:Stop"].Session);
        Assert.Equal(12, bot.State.Trades.Count);
        await watch.AssertNothingIsBoughtAsync("AIRG");
        await watch.ResumeAsync();
        await LiveToAsync(watch, new DateOnly(2020, 4, 30));
        Assert.Empty(bot.State.Safety.Latches);
    }

    [Fact]
    public async Task Twelve_positions_held_through_the_fall_of_2020_are_halved_twice_and_then_entries_stop()
    {
        await using var bot = await StartAsync("nano-cap", new DateOnly(2020, 2, 18), 20_000m);
        await BuyAsync(bot, Twelve);
        var watch = new WatchedReplay(bot, new BreakerJudge(NanoCap, 20_000m), minimum: 100m);
        await watch.LiveAsync();
        await MoveStopsAwayAsync(bot);
        await LiveToAsync(watch, new DateOnly(2020, 3, 16));
        Assert.Equal(
            [
                (new DateOnly(2020, 2, 27), "day-loss:Reduce", 0.0327m),
                (new DateOnly(2020, 3, 9), "drawdown:Reduce", 0.1283m),
                (new DateOnly(2020, 3, 16), "drawdown:Stop", 0.1572m),
            ],
            watch.Trips.Select(trip => (trip.Session, trip.Key, decimal.Round(trip.Measured, 4))));
        Assert.Equal(0.5m, bot.State.Safety.SizeScale);
        Assert.NotEmpty(bot.State.Positions);
        await watch.AssertNothingIsBoughtAsync("AIRG");
        await watch.LiveAsync();
        await watch.ResumeAsync();
        await LiveToAsync(watch, new DateOnly(2020, 4, 30));
        Assert.Equal(3, watch.Trips.Count);
        Assert.Empty(bot.State.Safety.Latches);
    }

    [Fact]
    public async Task A_restart_between_the_trip_and_the_next_open_sells_the_halves_once()
    {
        var judge = new BreakerJudge(NanoCap, 20_000m);
        WatchedReplay watch;
        DeskState before;
        await using (var bot = await StartAsync("nano-cap", new DateOnly(2020, 2, 18), 20_000m))
        {
            await BuyAsync(bot, Twelve);
            watch = new WatchedReplay(bot, judge, minimum: 100m);
            await watch.LiveAsync();
            await MoveStopsAwayAsync(bot);
            await LiveToAsync(watch, new DateOnly(2020, 2, 27));
            before = bot.State;
        }

        await using var again = await StartAsync("nano-cap", new DateOnly(2020, 2, 18), 20_000m);
        watch.Bot = again;
        Assert.Equal(before.Safety.Latches["day-loss:Reduce"], again.State.Safety.Latches["day-loss:Reduce"]);
        Assert.Equal((before.DayBaseline, before.PeakEquity), (again.State.DayBaseline, again.State.PeakEquity));
        await watch.LiveAsync();
        await watch.LiveAsync();
        var sales = (await again.ReadBrokerAsync()).Orders
            .Where(order => order.Request is { Side: Side.Sell, Type: OrderType.Market }).ToList();
        Assert.Equal(before.Positions.Keys, sales.Select(order => order.Request.Symbol).Order());
        Assert.All(sales, order => Assert.Equal(
            Math.Floor(before.Positions[order.Request.Symbol].Quantity.Value / 2m), order.FilledQuantity.Value));
    }

    [Fact]
    public async Task Five_positions_of_a_careful_account_are_all_sold_at_the_open_after_the_ninth_of_March()
    {
        await using var bot = await StartAsync("conservative-live", new DateOnly(2020, 3, 5), 20_000m);
        await BuyAsync(bot, ["CRT", "CVEO", "AZUL", "DBI", "APTO"]);
        var judge = new BreakerJudge(Conservative, 20_000m);
        var watch = new WatchedReplay(bot, judge, minimum: 100m);
        await watch.LiveAsync();
        await MoveStopsAwayAsync(bot);
        await watch.LiveAsync();

        // The open reached both levels of the day's loss and sold nothing; the close agreed with the larger one.
        Assert.Equal(2, judge.ReachedAtOpen);
        Assert.Equal(
            [(new DateOnly(2020, 3, 9), "day-loss:Stop", 0.0206m)],
            watch.Trips.Select(trip => (trip.Session, trip.Key, decimal.Round(trip.Measured, 4))));
        Assert.NotNull(bot.State.ExitUnderWay);
        await watch.LiveAsync();
        Assert.Empty(bot.State.Positions);
        Assert.Empty((await bot.ReadBrokerAsync()).Positions);
        await watch.AssertNothingIsBoughtAsync("AIRG");
        await watch.ResumeAsync();
        await watch.LiveAsync();
    }

    [Fact]
    public async Task A_small_account_that_takes_every_first_proposal_of_2022_is_halved_in_November()
    {
        await using var bot = await StartAsync("small-account", new DateOnly(2022, 1, 3), 1_000m);
        var judge = new BreakerJudge(Small, 1_000m);
        var watch = new WatchedReplay(bot, judge, minimum: 50m);
        while (watch.Session < new DateOnly(2022, 11, 18))
        {
            if (bot.State.OpenProposals.FirstOrDefault() is { } first)
            {
                await bot.SayAsync($"/approve {first.Number}");
            }

            await watch.LiveAsync();
        }

        Assert.Equal(
            [(new DateOnly(2022, 11, 11), "drawdown:Reduce", 0.1049m)],
            watch.Trips.Select(trip => (trip.Session, trip.Key, decimal.Round(trip.Measured, 4))));
        Assert.Equal(new DateOnly(2022, 11, 11), bot.State.Safety.Latches["loss-streak:Stop"].Session);
    }

    private static async Task BuyAsync(LivingBot bot, string[] symbols)
    {
        foreach (var symbol in symbols)
        {
            await bot.DoAsync($"/buy {symbol} $1000");
            await bot.DoAsync($"/approve {bot.State.OpenProposals.Last().Number}");
        }
    }

    /// <summary>So far away that only the breakers act.</summary>
    private static async Task MoveStopsAwayAsync(LivingBot bot)
    {
        foreach (var position in bot.State.Positions.Values)
        {
            await bot.DoAsync($"/stop {position.Symbol} {decimal.Round(position.LastPrice.Value * 0.1m, 2)}");
        }
    }

    private static async Task LiveToAsync(WatchedReplay watch, DateOnly last)
    {
        while (watch.Session < last)
        {
            await watch.LiveAsync();
        }
    }

    private Task<LivingBot> StartAsync(string profile, DateOnly from, decimal cash) =>
        LivingBot.StartAsync(new BotOptions
        {
            State = new StateOptions { Folder = temporary.Path },
            Account = new AccountOptions { StartingCash = new Usd(cash) },
            Profile = new ProfileOptions { Active = profile },
            MarketData = new MarketDataOptions
            {
                Source = BarSourceKind.CsvFolder,
                Folder = RealData.NeedSmallcap(),
            },
            Replay = new ReplayOptions { From = from },
            Exclusions = new ExclusionsOptions { Chosen = "none" },
        });
}
