namespace NanoCap.Bot.Chat.Cards;

internal readonly record struct Column(string Name, bool IsNumber = false);
