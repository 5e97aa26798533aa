using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat;

/// <summary>Prints cards as text, for terminals and files.</summary>
internal interface ICardPrinter
{
    void Print(IEnumerable<Card> cards, TextWriter output);
}
