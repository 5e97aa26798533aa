namespace NanoCap.Bot.Chat.Cards;

internal enum Period
{
    Day,
    Week,
    Month,
    All,
}
