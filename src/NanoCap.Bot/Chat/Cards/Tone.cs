namespace NanoCap.Bot.Chat.Cards;

internal enum Tone
{
    Plain,
    Quiet,
    Strong,
    Good,
    Bad,
    Warning,
}
