using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Bot.MarketData.Synthetic;
using NanoCap.Bot.Tests.MarketData.CsvFolder;

namespace NanoCap.Bot.Tests.MarketData;

/// <summary>What every bar source promises.</summary>
public abstract class BarSourceContract
{
    private protected abstract IBarSource Source { get; }

    protected abstract bool IsSimulated { get; }

    [Fact]
    public async Task Symbols_are_sorted_and_sessions_ascend()
    {
        var bars = (await LoadAsync()).Bars;
        Assert.NotEmpty(bars.Symbols);
        Assert.Equal(bars.Symbols.OrderBy(history => history.Symbol), bars.Symbols);
        foreach (var history in bars.Symbols)
        {
            Assert.True(history.Bars.Count > 0);
            Assert.Equal(history.Symbol, history.Bars.Symbol);
            var days = history.Bars.DayNumbers.ToArray();
            Assert.Equal(days.Distinct().Order(), days);
            Assert.Equal(history.Splits.OrderBy(split => split.EffectiveDate), history.Splits);
        }
    }

    [Fact]
    public async Task Simulated_bars_say_so_and_real_ones_do_not_even_when_cut()
    {
        var bars = (await LoadAsync()).Bars;
        var cut = bars.Through(DateOnly.FromDayNumber(bars.SessionNumbers[bars.SessionNumbers.Length / 2]));
        Assert.Equal(IsSimulated, bars.Source.IsSimulated);
        Assert.Equal(IsSimulated, cut.Source.IsSimulated);
        Assert.Equal(IsSimulated, bars.Source.Name.Contains("synthetic", StringComparison.Ordinal));
        Assert.NotNull(bars.Source.Caveat);
    }

    [Fact]
    public async Task Loading_twice_gives_the_same()
    {
        var (first, second) = (await LoadAsync(), await LoadAsync());
        Assert.Equal(MarketChecksum.Of(first.Bars), MarketChecksum.Of(second.Bars));
        Assert.Equal(first.Skipped, second.Skipped);
        Assert.Equal(first.Warnings, second.Warnings);
    }

    [Fact]
    public async Task Raw_and_adjusted_bases_meet_on_the_last_session()
    {
        foreach (var history in (await LoadAsync()).Bars.Symbols)
        {
            var last = history.Bars.Count - 1;
            Assert.Equal(1.0, history.Bars.RawOverAdjusted(last), 1e-12);
        }
    }

    [Fact]
    public async Task A_cancelled_load_does_not_start()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Source.LoadAsync(cancelled.Token));
    }

    private Task<MarketHistory> LoadAsync() => Source.LoadAsync(TestContext.Current.CancellationToken);

    public sealed class OfTheCsvFolder : BarSourceContract, IDisposable
    {
        private readonly MarketFolder folder = new MarketFolder()
            .WithUniverse("BBB,,,,,,\nAAA,,,,,,\nNONE,,,,,,\n")
            .WithBars("AAA", "2024-01-02,2,3,1,2,2,100", "2024-01-04,2,3,1,2.5,2.5,200")
            .WithBars("BBB", "2024-01-03,4,6,2,4,4,100", "2024-01-04,2,3,1,2,2,200")
            .WithSplits("BBB,2024-01-04,2,forward\n");

        private protected override IBarSource Source => new DirectoryInfo(folder.Path).ToBarSource();

        protected override bool IsSimulated => false;

        public void Dispose() => folder.Dispose();
    }

    public sealed class OfTheSyntheticMarket : BarSourceContract
    {
        private protected override IBarSource Source => new SyntheticMarketOptions { Symbols = 40 }.ToBarSource();

        protected override bool IsSimulated => true;
    }
}
