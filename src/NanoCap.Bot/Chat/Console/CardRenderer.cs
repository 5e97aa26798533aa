using NanoCap.Bot.Chat.Cards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NanoCap.Bot.Chat.Console;

/// <summary>A card as a framed block of a given width.</summary>
internal static class CardRenderer
{
    private const int Frame = 4;
    private static readonly Style HeadingStyle = new(Color.Aqua, decoration: Decoration.Bold);

    public static IRenderable Of(Card card, int width)
    {
        var inner = width - Frame;
        var parts = new List<IRenderable>();
        foreach (var block in card.Blocks)
        {
            if (parts.Count > 0)
            {
                parts.Add(new Text(" "));
            }

            if (block.Heading is { } heading)
            {
                parts.Add(new Text(ConsoleText.Plain(heading), HeadingStyle));
            }

            parts.AddRange(BlockOf(block, inner));
        }

        if (card.Buttons.Count > 0)
        {
            var lines = card.Buttons.Select(button => $"{button.Label}: {button.Action}");
            parts.Add(new Text(" "));
            parts.Add(new Text(ConsoleText.Plain(string.Join("    ", lines)), new Style(Color.Aqua)));
        }

        if (card.Footer is { } footer)
        {
            parts.Add(new Text(" "));
            parts.Add(ConsoleText.Of(footer, Tone.Quiet));
        }

        return new Panel(new Rows(parts))
        {
            Header = new PanelHeader(Markup.Escape(HeaderOf(card, inner))),
            Border = BoxBorder.Rounded,
            BorderStyle = BorderOf(card.Severity),
            Width = width,
            Padding = new Padding(1, 0, 1, 0),
        };
    }

    private static string HeaderOf(Card card, int width)
    {
        // The banner is never cut: it says whether the money is real.
        var banner = ConsoleText.Plain(card.Banner is { } known ? $" [{known}]" : "");
        var (title, room) = (ConsoleText.Plain(card.Title), Math.Max(0, width - 4 - banner.Length));
        return $" {(title.Length > room ? title[..Math.Max(0, room - 3)].TrimEnd() + "..." : title)}{banner} ";
    }

    private static Style BorderOf(Severity severity) =>
        severity == Severity.Plain ? new Style(Color.Grey) : ConsoleText.StyleOf(severity);

    private static IEnumerable<IRenderable> BlockOf(CardBlock block, int width) => block switch
    {
        CardBlock.Paragraph paragraph => [ConsoleText.Of(paragraph.Text)],
        CardBlock.Fields fields => [FieldsLayout.Of(fields.Items, width)],
        CardBlock.Table table => TableLayout.Of(table, width),
        CardBlock.List list => [ListOf(list)],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Expected a known block."),
    };

    private static Grid ListOf(CardBlock.List list)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var item in list.Items)
        {
            grid.AddRow(ConsoleText.Of("-", Tone.Quiet), ConsoleText.Of(item));
        }

        return grid;
    }
}
