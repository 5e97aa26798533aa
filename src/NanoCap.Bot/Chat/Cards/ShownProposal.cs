namespace NanoCap.Bot.Chat.Cards;

internal readonly record struct ShownProposal(int Number, int Version);
