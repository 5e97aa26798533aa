namespace NanoCap.Bot.Options;

internal enum AlpacaEnvironment
{
    Paper,
    Live,
}
