using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Live;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Live;

public sealed class SplitWatchTests
{
    private static readonly DateOnly Wednesday = new(2024, 11, 20);
    private static readonly Symbol Abc = Symbol.Of("ABC");
    private static readonly Symbol Xyz = Symbol.Of("XYZ");
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly FakeDesk desk = new(DeskState.Empty);
    private readonly Announcements source = new();

    // 09:25 New York.
    private readonly ManualTimeProvider clock = new(new(2024, 11, 20, 14, 25, 0, TimeSpan.Zero));

    [Fact]
    public async Task Each_symbol_is_asked_after_once_in_a_morning()
    {
        var watch = New();
        Assert.False(watch.Knows([Abc]));
        await watch.AskAsync([Abc], Never);
        await watch.AskAsync([Abc, Xyz], Never);
        Assert.True(watch.Knows([Abc, Xyz]));
        Assert.Equal([[Abc], [Xyz]], source.Asked);
        Assert.Empty(watch.Found(Wednesday));
    }

    [Fact]
    public async Task A_source_that_cannot_be_asked_keeps_entries_back_until_it_can()
    {
        var watch = New();
        source.IsAway = true;
        await watch.AskAsync([Abc], Never);
        Assert.False(watch.Knows([Abc]));
        source.IsAway = false;
        await watch.AskAsync([Abc], Never);
        Assert.True(watch.Knows([Abc]));
    }

    [Fact]
    public async Task A_split_is_known_only_once_the_desk_was_told()
    {
        var watch = New();
        source.Actions.Add(new CorporateAction(Abc, "reverse_split", Wednesday, 0.1m));
        source.Actions.Add(new CorporateAction(Xyz, "cash_dividend", Wednesday, null));
        await watch.AskAsync([Abc, Xyz], Never);
        Assert.Equal([Abc], watch.Found(Wednesday));
        Assert.True(watch.HasUntold);
        Assert.False(watch.Knows([Abc, Xyz]));
        desk.State = desk.State with { Splits = new KnownSplits(Wednesday, ImmutableSortedSet.Create(Abc)) };
        Assert.False(watch.HasUntold);
        Assert.True(watch.Knows([Abc, Xyz]));
    }

    [Fact]
    public async Task In_the_evening_there_is_nothing_to_wait_for_and_the_next_morning_asks_anew()
    {
        var watch = New();
        await watch.AskAsync([Abc], Never);
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Null(watch.Session);
        Assert.True(watch.Knows([Xyz]));
        clock.Advance(TimeSpan.FromHours(16));
        Assert.False(watch.Knows([Abc]));
    }

    [Fact]
    public void Without_a_source_nothing_is_waited_for() => Assert.True(
        new SplitWatch([], desk, TradingCalendar.Nyse, clock, NullLogger<SplitWatch>.Instance).Knows([Abc]));

    private SplitWatch New() => new([source], desk, TradingCalendar.Nyse, clock, NullLogger<SplitWatch>.Instance);

    private sealed class Announcements : ICorporateActionSource
    {
        public bool IsAway { get; set; }

        public List<Symbol[]> Asked { get; } = [];

        public List<CorporateAction> Actions { get; } = [];

        public Task<IReadOnlyList<CorporateAction>> ReadAsync(
            IReadOnlyCollection<Symbol> symbols, DateOnly from, DateOnly until, CancellationToken cancellationToken)
        {
            Assert.Equal((Wednesday, Wednesday), (from, until));
            if (IsAway)
            {
                throw new MarketDataException("The source is away.", []);
            }

            Asked.Add([.. symbols]);
            return Task.FromResult<IReadOnlyList<CorporateAction>>(Actions);
        }
    }
}
