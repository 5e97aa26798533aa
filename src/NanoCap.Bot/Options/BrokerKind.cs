namespace NanoCap.Bot.Options;

internal enum BrokerKind
{
    Simulated,
    Alpaca,
}
