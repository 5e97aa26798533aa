namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>One session of a <see cref="PriceProcess"/>; prices over the start price, stretches over the extremes of
/// open and close, volume over the usual dollar volume.</summary>
internal readonly record struct DayMove(
    double Open, double Close, double HighStretch, double LowStretch, double Volume);
