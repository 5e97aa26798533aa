namespace NanoCap.Bot.Chat.Cards;

internal readonly record struct Field(string Label, Cell Value);
