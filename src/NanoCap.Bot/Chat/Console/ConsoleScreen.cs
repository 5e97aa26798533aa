using NanoCap.Bot.Chat.Cards;
using Spectre.Console;

namespace NanoCap.Bot.Chat.Console;

/// <summary>Writes cards, notices and the prompt.</summary>
internal sealed class ConsoleScreen
{
    private readonly IAnsiConsole console;
    private readonly TextWriter output;
    private readonly int width;
    private bool owesLine;
    private bool hasSpoken;

    public ConsoleScreen(TextWriter output, int width, bool hasColours)
    {
        this.output = output;
        this.width = width;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>From now on something may be said while a prompt stands; its line ends only if something is.</summary>
    public void Interrupt() => (owesLine, hasSpoken) = (true, false);

    /// <summary>Whether anything was said since the interruption began.</summary>
    public bool HasSpoken()
    {
        owesLine = false;
        return hasSpoken;
    }

    public void Show(Card card)
    {
        Speak();
        if (card.IsOneLine)
        {
            Line(card.Severity, card.Title);
        }
        else
        {
            console.Write(CardRenderer.Of(card, width));
        }

        output.Flush();
    }

    /// <summary>Something that happened, with its time.</summary>
    public void Tell(Notice notice, string when)
    {
        Speak();
        Line(notice.Severity, $"{when}  {notice.Text}");
        output.Flush();
    }

    public void Question(string prompt)
    {
        Speak();
        console.Write(new Text(ConsoleText.Plain(prompt), new Style(Color.Aqua, decoration: Decoration.Bold)));
        console.WriteLine();
        output.Flush();
    }

    public void Prompt(string text)
    {
        console.Write(new Text(ConsoleText.Plain(text), ConsoleText.StyleOf(Tone.Quiet)));
        output.Flush();
    }

    public void Plain(string text)
    {
        Speak();
        output.WriteLine(ConsoleText.Plain(text));
        output.Flush();
    }

    private void Speak()
    {
        hasSpoken = true;
        if (owesLine)
        {
            owesLine = false;
            output.WriteLine();
        }
    }

    private void Line(Severity severity, string text)
    {
        var style = ConsoleText.StyleOf(severity);
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Width = 2, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text(ConsoleText.MarkOf(severity), style), new Text(ConsoleText.Plain(text), style));
        console.Write(grid);
    }
}
