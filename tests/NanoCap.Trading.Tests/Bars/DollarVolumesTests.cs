using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Tests.Bars;

public sealed class DollarVolumesTests
{
    [Fact]
    public void Dollar_volume_is_raw_close_times_raw_volume_whatever_splits_came_later()
    {
        var plain = new Stock("AAA").Flat(30, price: 4, volume: 1_000).Build().Bars;
        var split = new Stock("AAA").Flat(30, price: 4, volume: 1_000).Split(29, 0.1m).Build().Bars;

        Assert.Equal(4_000, DollarVolumes.Mean(plain, 20));
        Assert.Equal(4_000, DollarVolumes.Mean(split, 20), 1e-9);
        Assert.Equal(0.4, split.RawClose[28], 1e-12);
        Assert.Equal(10_000, split.RawVolume[28], 1e-9);
    }

    [Fact]
    public void The_window_is_twenty_sessions_ending_with_the_bar()
    {
        // Twenty sessions: ten of 10 000 USD, ten of 30 000 USD, before and behind them millions.
        var bars = new Stock("AAA").Flat(5, volume: 1e6).Flat(10, volume: 1_000).Flat(10, volume: 3_000)
            .Flat(5, volume: 1e6).Build().Bars;

        Assert.Equal(20_000, DollarVolumes.Median(bars, 24));
        Assert.Equal(20_000, DollarVolumes.Mean(bars, 24));
        Assert.Equal(30_000, DollarVolumes.Median(bars, 25));
    }
}
