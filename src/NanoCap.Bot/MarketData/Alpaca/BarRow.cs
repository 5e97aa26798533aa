using System.Globalization;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>A session as it is kept: prices and volume without splits, the close also without dividends.</summary>
/// <param name="Day">The session.</param>
/// <param name="Open">US dollars a share.</param>
/// <param name="High">US dollars a share.</param>
/// <param name="Low">US dollars a share.</param>
/// <param name="Close">US dollars a share.</param>
/// <param name="AdjustedClose">US dollars a share.</param>
/// <param name="Volume">Shares.</param>
internal sealed record BarRow(
    DateOnly Day, decimal Open, decimal High, decimal Low, decimal Close, decimal AdjustedClose, decimal Volume)
{
    /// <summary>New shares for an old one from this session on; null where nothing changed.</summary>
    public decimal? ShareFactor { get; init; }

    public static BarRow Of(DateOnly day, DataAnswers.DailyBar bar, decimal adjustedClose) => new(
        day, bar.Open!.Value, bar.High!.Value, bar.Low!.Value, bar.Close!.Value, adjustedClose, bar.Volume!.Value);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Day:yyyy-MM-dd},{Open},{High},{Low},{Close},{AdjustedClose},{Volume},{ShareFactor}");
}
