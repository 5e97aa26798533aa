using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>A card as messages: what money it is first, then the title, then the blocks.</summary>
internal static class TelegramCards
{
    /// <summary>One message or more, each within the limit; the buttons belong below the last.</summary>
    /// <param name="card">What is said.</param>
    /// <param name="longest">In UTF-16 units after parsing: of a text or of a caption.</param>
    public static IReadOnlyList<TelegramPage> Of(Card card, int longest = TelegramPage.LongestText) =>
        TelegramPage.Of(Lines(card), longest);

    private static IEnumerable<TextLine> Lines(Card card)
    {
        if (card.Banner is { } banner)
        {
            yield return TextLine.Of(TextRun.Bold($"[{banner}]"));
        }

        var mark = MarkOf(card.Severity);
        yield return card.IsOneLine && card.Severity is Severity.Plain or Severity.Good
            ? TextLine.Of(new TextRun(mark + card.Title))
            : TextLine.Of(new TextRun(mark), TextRun.Bold(card.Title));
        foreach (var block in card.Blocks)
        {
            var starts = true;
            foreach (var line in Lines(block).Where(line => !line.IsBlank))
            {
                yield return line with { StartsBlock = starts };
                starts = false;
            }
        }

        if (card.Footer is { } footer)
        {
            yield return TextLine.Of(TextRun.Italic(footer)) with { StartsBlock = true };
        }
    }

    private static IEnumerable<TextLine> Lines(CardBlock block)
    {
        var lines = block switch
        {
            CardBlock.Paragraph paragraph => [TextLine.Of(TelegramTable.RunOf(paragraph.Text))],
            CardBlock.Fields fields => TelegramTable.Of(fields),
            CardBlock.Table table => TelegramTable.Of(table),
            CardBlock.List list => list.Items.Select(item =>
                TextLine.Of(new TextRun("\u2022 "), TelegramTable.RunOf(item))),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Expected a known block."),
        };
        return block.Heading is { } heading ? lines.Prepend(TextLine.Of(TextRun.Bold(heading))) : lines;
    }

    private static string MarkOf(Severity severity) => severity switch
    {
        Severity.Good => "\u2705 ",
        Severity.Warning => "\u26a0\ufe0f ",
        Severity.Critical => "\U0001F6A8 ",
        _ => string.Empty,
    };
}
