using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary>How a verb that only computes answers: JSON or a table on output, problems on error with exit code 2.
/// </summary>
internal static class VerbAnswer
{
    public const int BadInput = 2;

    private const int WidthWithoutTerminal = 160;

    /// <summary>Reports every problem at once.</summary>
    public static int Problems(TextWriter error, string verb, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            error.WriteLine($"{verb}: {problem}");
        }

        return BadInput;
    }

    public static int Json(TextWriter output, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        return 0;
    }

    public static int Table(TextWriter output, Table table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthWithoutTerminal;
            console.Profile.Capabilities.Ansi = false;
        }

        console.Write(table.Border(TableBorder.Simple));
        return 0;
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
