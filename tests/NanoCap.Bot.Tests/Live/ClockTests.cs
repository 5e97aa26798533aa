using NanoCap.Bot.Brokers;
using NanoCap.Bot.Live;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Time;

namespace NanoCap.Bot.Tests.Live;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Now = new(2024, 11, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly ManualTimeProvider clock = new(Now);
    private readonly BrokersClock broker = new();

    [Fact]
    public async Task The_skew_is_our_time_less_the_brokers()
    {
        broker.Ahead = TimeSpan.FromSeconds(-12.5);
        Assert.Equal(12.5, await Gauge().ReadAsync(Never));
    }

    [Fact]
    public async Task A_question_that_fails_leaves_the_figure_for_a_minute_and_not_longer()
    {
        broker.Ahead = TimeSpan.FromSeconds(3);
        var gauge = Gauge();
        Assert.Equal(-3, await gauge.ReadAsync(Never));
        broker.IsAway = true;
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(-3, await gauge.ReadAsync(Never));
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<BrokerException>(() => gauge.ReadAsync(Never));
    }

    [Fact]
    public void A_shifted_clock_runs_as_the_machines_does()
    {
        var shifted = new ShiftedClock(clock, TimeSpan.FromDays(-3));
        Assert.Equal(Now.AddDays(-3), shifted.GetUtcNow());
        var began = shifted.GetTimestamp();
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Now.AddDays(-3).AddSeconds(5), shifted.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(5), shifted.GetElapsedTime(began));
    }

    [Theory]
    [InlineData(true, "http://127.0.0.1:4000", null, 0)]
    [InlineData(true, "http://127.0.0.1:4000", "wss://stream.example", 1)]
    [InlineData(true, "https://paper-api.example", null, 1)]
    [InlineData(true, null, null, 1)]
    [InlineData(false, "http://127.0.0.1:4000", null, 1)]
    public void Only_a_stand_in_on_this_machine_may_live_at_another_time(
        bool isAlpaca, string? trading, string? stream, int problems)
    {
        var options = new BotOptions
        {
            Broker = new() { Kind = isAlpaca ? BrokerKind.Alpaca : BrokerKind.Simulated },
            Alpaca = new() { TradingAddress = trading, StreamAddress = stream },
            Clock = new() { ShiftSeconds = 5 },
        };
        Assert.Equal(problems, options.Clock.FindProblems(options).Count());
        Assert.Empty(new ClockOptions().FindProblems(options));
    }

    private ClockSkewGauge Gauge() => new(broker, new LastHeard(clock), clock);

    private sealed class BrokersClock : IBrokerCalendar
    {
        public TimeSpan Ahead { get; set; }

        public bool IsAway { get; set; }

        public Task<BrokerClock> ReadClockAsync(CancellationToken cancellationToken) => IsAway
            ? throw new BrokerException("away")
            : Task.FromResult(new BrokerClock(Now + Ahead, IsOpen: true, Now, Now));

        public Task<IReadOnlyList<BrokerSession>> ReadSessionsAsync(
            DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
            throw new BrokerException("away");
    }
}
