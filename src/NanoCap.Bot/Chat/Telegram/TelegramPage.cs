using System.Text;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>One message's text.</summary>
/// <param name="Html">As it is sent.</param>
/// <param name="Length">As Telegram measures it: after parsing, in UTF-16 units.</param>
internal sealed record TelegramPage(string Html, int Length)
{
    public const int LongestText = 4096;
    public const int LongestCaption = 1024;

    /// <summary>Lines in as few messages as they need; a block is cut only when it fits in none.</summary>
    public static IReadOnlyList<TelegramPage> Of(IEnumerable<TextLine> lines, int longest)
    {
        var pages = new List<TelegramPage>();
        var page = new List<TextLine>();
        foreach (var block in Blocks(lines))
        {
            if (LengthOf([.. page, .. block]) > longest && LengthOf(block) <= longest)
            {
                Flush(pages, page);
            }

            foreach (var line in block.SelectMany(line => line.Pieces(longest)))
            {
                if (LengthOf([.. page, line]) > longest)
                {
                    Flush(pages, page);
                }

                page.Add(line);
            }
        }

        Flush(pages, page);
        return pages;
    }

    private static IEnumerable<IReadOnlyList<TextLine>> Blocks(IEnumerable<TextLine> lines)
    {
        var block = new List<TextLine>();
        foreach (var line in lines.Where(line => !line.IsBlank))
        {
            if (line.StartsBlock && block.Count > 0)
            {
                yield return block;
                block = [];
            }

            block.Add(line);
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static int LengthOf(IReadOnlyList<TextLine> lines) => lines
        .Select((line, place) => line.Length + (place == 0 ? 0 : line.StartsBlock ? 2 : 1))
        .Sum();

    private static void Flush(List<TelegramPage> pages, List<TextLine> page)
    {
        if (page.Count == 0)
        {
            return;
        }

        var html = new StringBuilder();
        for (var place = 0; place < page.Count; place++)
        {
            var line = page[place];
            var follows = place > 0 && page[place - 1].IsTable && line.IsTable && !line.StartsBlock;
            html.Append(place > 0 && page[place - 1].IsTable && !follows ? "</pre>" : string.Empty)
                .Append(place == 0 ? string.Empty : line.StartsBlock ? "\n\n" : "\n")
                .Append(line.IsTable && !follows ? "<pre>" : string.Empty)
                .Append(line.ToHtml());
        }

        html.Append(page[^1].IsTable ? "</pre>" : string.Empty);
        pages.Add(new TelegramPage(html.ToString(), LengthOf(page)));
        page.Clear();
    }
}
