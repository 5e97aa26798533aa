namespace NanoCap.Bot.Options;

internal sealed record TradingOptions
{
    public TradingMode Mode { get; init; } = TradingMode.Paper;
}
