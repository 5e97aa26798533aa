using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Chat.Cards;

internal static class EvidenceBlock
{
    public static CardBlock Of(string heading, IReadOnlyList<Evidence> evidence) => evidence.Count == 0
        ? new CardBlock.Paragraph(new("no numbers are kept", Tone.Quiet), heading)
        : new CardBlock.Paragraph(string.Join("   ", evidence.Select(Text)), heading);

    private static string Text(Evidence number) => $"{number.Name} {Figures.Number(number.Value)}";
}
