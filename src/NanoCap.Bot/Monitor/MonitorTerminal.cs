using NanoCap.Bot.Chat.Cards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NanoCap.Bot.Monitor;

/// <summary>Draws pictures on a terminal, one over the other, until a person leaves.</summary>
/// <param name="console">The terminal.</param>
/// <param name="findKey">The key that was pressed since it was asked last; null for none.</param>
/// <param name="time">Measures the pauses.</param>
internal sealed class MonitorTerminal(IAnsiConsole console, Func<ConsoleKeyInfo?> findKey, TimeProvider time)
{
    public const string Foot = "q leaves.  In another terminal: nanocap approve N, nanocap pause, nanocap exit";

    private const string EnterScreen = "\u001b[?1049h\u001b[?25l\u001b[2J\u001b[H";
    private const string LeaveScreen = "\u001b[?25h\u001b[?1049l";
    private const int KeysASecond = 10;

    /// <summary>Shows pictures until a key or the caller ends it, or so many were shown.</summary>
    /// <param name="watch">Where they come from.</param>
    /// <param name="first">The first, which was read already.</param>
    /// <param name="count">How many; null for no end.</param>
    /// <param name="cancellationToken">Leaves.</param>
    public async Task ShowAsync(
        MonitorWatch watch, MonitorPicture first, int? count, CancellationToken cancellationToken)
    {
        var (picture, heardAt, isSilent) = (first, time.GetTimestamp(), false);
        Write(EnterScreen);
        try
        {
            for (var shown = 1; ; shown++)
            {
                Draw(picture, isSilent ? time.GetElapsedTime(heardAt) : null);
                if (shown == count || await IsLeftAsync(cancellationToken))
                {
                    return;
                }

                var next = await watch.ReadOnceAsync(cancellationToken);
                isSilent = next is null;
                (picture, heardAt) = next is null ? (picture, heardAt) : (next, time.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C leaves like q.
        }
        finally
        {
            Write(LeaveScreen);
        }
    }

    /// <summary>A line as the terminal draws it.</summary>
    public static IRenderable Of(IReadOnlyList<Cell> line)
    {
        var paragraph = new Paragraph();
        foreach (var cell in line)
        {
            paragraph.Append(cell.Text, StyleOf(cell.Tone));
        }

        return paragraph;
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Quiet => new Style(Color.Grey),
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red, decoration: Decoration.Bold),
        Tone.Warning => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private void Draw(MonitorPicture picture, TimeSpan? silentFor)
    {
        var (width, height) = (console.Profile.Width, console.Profile.Height);
        var lines = MonitorScreen.Lines(picture, width - 1, height, silentFor, Foot);
        for (var row = 0; row < height; row++)
        {
            // To the row, what it shows, and nothing behind it: a screen that is never cleared does not flicker.
            Write($"\u001b[{row + 1};1H");
            if (row < lines.Count)
            {
                console.Write(Of(lines[row]));
            }

            Write("\u001b[K");
        }
    }

    /// <summary>Waits a second; whether somebody wants to leave.</summary>
    private async Task<bool> IsLeftAsync(CancellationToken cancellationToken)
    {
        for (var part = 0; part < KeysASecond; part++)
        {
            while (findKey() is { } key)
            {
                if (key.Key is ConsoleKey.Q or ConsoleKey.Escape)
                {
                    return true;
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(1) / KeysASecond, time, cancellationToken);
        }

        return false;
    }

    private void Write(string control) => console.Write(new ControlCode(control));
}
