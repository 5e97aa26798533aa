using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Scenarios;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.FaultTests.Kills;

/// <summary>kill -9 between the trip of a breaker and what it does, and while it does it.</summary>
public sealed class BreakerKillTests : IDisposable
{
    private const string Key = "day-loss:Reduce";

    private static readonly Dictionary<string, string?> Limits = new()
    {
        ["DayLossReduce"] = "0.001",
        ["DayLossStop"] = "0.9",
        ["DrawdownReduce"] = null,
        ["DrawdownStop"] = "0.95",
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-breaker-");

    private string State => Path.Combine(folder.FullName, "state");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    public async Task A_tripped_breaker_survives_the_kill_and_sells_exactly_once(int milliseconds)
    {
        var limits = Limits.Select(limit =>
            $"\"{limit.Key}\": {(limit.Value is null ? "null" : $"\"{limit.Value}\"")}");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "appsettings.json"),
            $"{{ \"Profile\": {{ \"Overrides\": {{ {string.Join(", ", limits)} }} }} }}",
            TestContext.Current.CancellationToken);
        var (sold, acted) = await TripAsync();

        using (var terminal = await BotTerminal.StartAsync(State))
        {
            // Anywhere between nothing and the sale that has filled.
            await terminal.TypeAsync("/next");
            await Task.Delay(
                TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, TestContext.Current.CancellationToken);
            terminal.Kill();
        }

        await using var judge = await LiveAsync();
        await judge.AssertBooksAgreeAsync();
        Assert.Equal(acted, judge.State.Safety.Latches[Key].ActedAt);
        if (!judge.State.Trades.Any(trade => trade.Reason == ExitReason.Breaker))
        {
            await judge.NextAsync();
        }

        var broker = await judge.ReadBrokerAsync();
        foreach (var (symbol, shares) in sold)
        {
            var sales = broker.Orders.Where(order => order.Request is { Type: OrderType.Market } request
                && request.Symbol == symbol && request.Side == Side.Sell).SelectMany(order => order.Fills);
            Assert.Equal(shares, sales.Sum(fill => fill.Quantity.Value));
        }

        Assert.Equal(0.5m, judge.State.Safety.SizeScale);
    }

    /// <summary>Lives until the breaker acted at a close, and kills the process before the next open.</summary>
    private async Task<(Dictionary<Symbol, decimal> Sold, DateTimeOffset ActedAt)> TripAsync()
    {
        for (var session = 0; session < 30; session++)
        {
            using (var terminal = await BotTerminal.StartAsync(State))
            {
                await terminal.SayAsync("/approve all");
                await terminal.SayAsync("yes");
                await terminal.SayAsync("/next");
                terminal.Kill();
            }

            await using var judge = await LiveAsync();
            var waiting = judge.State.Positions.Values
                .Where(position => position.ScheduledExit == ExitReason.Breaker).ToList();
            if (judge.State.Safety.Latches.GetValueOrDefault(Key) is BreakerLatch { ActedAt: { } at }
                && waiting.Count > 0)
            {
                return (waiting.ToDictionary(held => held.Symbol, held => held.ToSell.Value), at);
            }
        }

        throw new InvalidOperationException("The breaker never tripped.");
    }

    private Task<LivingBot> LiveAsync() => LivingBot.StartAsync(new BotOptions
    {
        State = new StateOptions { Folder = State },
        Profile = new ProfileOptions { Overrides = Limits },
    });
}
