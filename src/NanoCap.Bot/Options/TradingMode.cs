namespace NanoCap.Bot.Options;

internal enum TradingMode
{
    Paper,
    Live,
}
