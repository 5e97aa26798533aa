namespace NanoCap.Bot.Chat.Pictures;

internal enum ChartLevelKind
{
    Entry,
    Stop,
    Target,
}
