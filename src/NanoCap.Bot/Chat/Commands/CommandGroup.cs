namespace NanoCap.Bot.Chat.Commands;

internal enum CommandGroup
{
    Decide,
    Look,
    Desk,
    About,
}
