using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary>How a verb that only computes answers: JSON or a table on output, problems on error with exit code 2.
/// </summary>
internal static class VerbAnswer
{
    private const int WidthWithoutTerminal = 160;

    // People read it too, and it never stands in a page: no \u0027 for an apostrophe.
    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reports every problem at once.</summary>
    public static int Problems(TextWriter error, string verb, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            error.WriteLine($"{verb}: {problem}");
        }

        return ExitCode.BadInput;
    }

    public static int Json(TextWriter output, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            write(writer);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        return ExitCode.Done;
    }

    public static int Table(TextWriter output, Table table)
    {
        ConsoleOn(output).Write(table.Border(TableBorder.Simple));
        return ExitCode.Done;
    }

    /// <summary>A console on a writer; without a terminal it is wide and plain, for pipes and files.</summary>
    public static IAnsiConsole ConsoleOn(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthWithoutTerminal;
            console.Profile.Capabilities.Ansi = false;
        }

        return console;
    }

    /// <summary>Reads a date option; what is wrong with it becomes a problem.</summary>
    public static DateOnly ReadDate(string option, string? text, List<string> problems)
    {
        if (!DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            var found = text is null ? "nothing" : $"'{text}'";
            problems.Add($"expected a date such as 2024-01-31 after {option}, found {found}; write year-month-day.");
        }

        return date;
    }
}
