using System.Globalization;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Signals;

/// <summary>Which symbols may be entered at all, judged at the close of t: capitalisation, raw price, dollar volume,
/// length of history, deny list.</summary>
public sealed class UniverseFilter(UniverseFilterOptions options)
{
    /// <summary>The numbers in force.</summary>
    public UniverseFilterOptions Options { get; } = options;

    /// <summary>Whether the symbol passes every rule at the close of a bar.</summary>
    public bool Admits(BarPoint at) =>
        HasFittingMarketCap(at.History.Listing.MarketCap)
        && HasEnoughBars(at)
        && HasFittingPrice(at)
        && !IsDenied(at)
        && HasEnoughDollarVolume(MedianDollarVolume(at));

    /// <summary>Every reason why the symbol fails at the close of a bar, each starting with its stable identifier
    /// <c>capitalisation</c>, <c>price</c>, <c>dollar-volume</c>, <c>bars</c> or <c>deny-list</c>; empty if it
    /// passes.</summary>
    public IReadOnlyList<string> FindReasons(BarPoint at)
    {
        var reasons = new List<string>();
        var cap = at.History.Listing.MarketCap;
        if (!HasFittingMarketCap(cap))
        {
            reasons.Add($"capitalisation: {(cap is { } known ? $"{known} USD" : "unknown")}, " +
                $"at most {Options.MaximumMarketCap} USD");
        }

        if (!HasFittingPrice(at))
        {
            reasons.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"price: {at.Bars.RawClose[at.BarIndex]:0.####} USD, at least {Options.MinimumPriceUsd:0.####} USD"));
        }

        if (!HasEnoughDollarVolume(MedianDollarVolume(at)))
        {
            reasons.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"dollar-volume: median {MedianDollarVolume(at):#,##0} USD over {Options.DollarVolumeSessions} " +
                $"sessions, at least {Options.MinimumMedianDollarVolumeUsd:#,##0} USD"));
        }

        if (!HasEnoughBars(at))
        {
            reasons.Add($"bars: {at.BarIndex + 1}, at least {Options.MinimumBars}");
        }

        if (IsDenied(at))
        {
            reasons.Add("deny-list: named by the owner");
        }

        return reasons;
    }

    private bool HasFittingMarketCap(Usd? cap) => cap is { } known && known <= Options.MaximumMarketCap;

    private bool HasFittingPrice(BarPoint at) => at.Bars.RawClose[at.BarIndex] >= Options.MinimumPriceUsd;

    private bool HasEnoughBars(BarPoint at) => at.BarIndex + 1 >= Options.MinimumBars;

    private bool HasEnoughDollarVolume(double median) => median >= Options.MinimumMedianDollarVolumeUsd;

    private bool IsDenied(BarPoint at) => Options.DenyList.Contains(at.History.Symbol);

    private double MedianDollarVolume(BarPoint at) =>
        DollarVolumes.Median(at.Bars, at.BarIndex, Options.DollarVolumeSessions);
}
