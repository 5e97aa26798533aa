using System.Text;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>A line of a message.</summary>
/// <param name="Runs">Its pieces.</param>
/// <param name="IsTable">Whether all letters have one width.</param>
/// <param name="StartsBlock">Whether an empty line goes before it.</param>
internal sealed record TextLine(IReadOnlyList<TextRun> Runs, bool IsTable = false, bool StartsBlock = false)
{
    /// <summary>In UTF-16 units, as people see it.</summary>
    public int Length => Runs.Sum(run => run.Text.Length);

    public bool IsBlank => Runs.All(run => string.IsNullOrWhiteSpace(run.Text));

    public static TextLine Of(params TextRun[] runs) =>
        new([.. runs.Select(run => run with { Text = TelegramText.Plain(run.Text) })]);

    public string ToHtml()
    {
        var html = new StringBuilder();
        foreach (var run in Runs.Where(run => run.Text.Length > 0))
        {
            var text = TelegramText.Escape(run.Text);
            html.Append(run.Tag is { } tag ? $"<{tag}>{text}</{tag}>" : text);
        }

        return html.ToString();
    }

    /// <summary>The line in pieces of at most so many units: between words where it can be, never inside a character.
    /// </summary>
    public IEnumerable<TextLine> Pieces(int longest)
    {
        var rest = this;
        while (rest.Length > longest)
        {
            var whole = string.Concat(rest.Runs.Select(run => run.Text));
            var space = whole.LastIndexOf(' ', longest);
            var cut = space > longest / 2 ? space : char.IsHighSurrogate(whole[longest - 1]) ? longest - 1 : longest;
            yield return rest.Part(0, cut);
            rest = rest.Part(space > longest / 2 ? cut + 1 : cut, whole.Length) with { StartsBlock = false };
        }

        yield return rest;
    }

    private TextLine Part(int from, int to)
    {
        var runs = new List<TextRun>();
        var start = 0;
        foreach (var run in Runs)
        {
            var (first, last) = (Math.Max(from - start, 0), Math.Min(to - start, run.Text.Length));
            if (first < last)
            {
                runs.Add(run with { Text = run.Text[first..last] });
            }

            start += run.Text.Length;
        }

        return this with { Runs = runs };
    }
}
