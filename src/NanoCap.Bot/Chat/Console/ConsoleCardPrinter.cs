using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Console;

internal sealed class ConsoleCardPrinter(ConsoleStreams streams) : ICardPrinter
{
    public void Print(IEnumerable<Card> cards, TextWriter output)
    {
        var screen = new ConsoleScreen(
            output, streams.Width, streams.HasColours && ReferenceEquals(output, streams.Output));
        foreach (var card in cards)
        {
            screen.Show(card);
        }
    }
}
