using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NanoCap.Trading.Bars;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary><c>indicators</c>: indicator values over one file of bars.</summary>
internal static class IndicatorsVerb
{
    private const string Name = "indicators";
    private const int RowsShown = 20;

    public static Command Create()
    {
        var file = new Option<string>("--file")
        {
            Description = "CSV with date,open,high,low,close,adj_close,volume.",
        };
        var names = new Option<string>("--names")
        {
            Description = $"Comma-separated, of {IndicatorKind.Examples}; the number is the window.",
        };
        var adjusted = new Option<bool>("--adjusted")
        {
            Description = "Use adj_close, and open, high and low scaled alike, instead of close.",
        };
        var json = new Option<bool>("--json") { Description = "Answer as a JSON array, null in warm-up." };
        var command = new Command(Name,
            "Computes indicators over one file of daily bars.\n"
            + "Example: nanocap indicators --file bars/AACG.csv --names sma20,rsi14,bb20,macd --json")
        {
            file, names, adjusted, json,
        };
        command.SetAction(parsed => Answer(
            parsed.GetValue(file), parsed.GetValue(names), parsed.GetValue(adjusted), parsed.GetValue(json),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Answer(
        string? file, string? names, bool isAdjusted, bool isJson, TextWriter output, TextWriter error)
    {
        var problems = new List<string>();
        var requests = IndicatorRequest.ReadList(names, problems);
        var bars = IndicatorBars.Read(file, isAdjusted, problems);
        if (problems.Count > 0)
        {
            return VerbAnswer.Problems(error, Name, problems);
        }

        var columns = requests.SelectMany(request => request.Columns(bars)).ToList();
        return isJson
            ? VerbAnswer.Json(output, writer => Write(writer, bars, columns))
            : VerbAnswer.Table(output, Draw(bars, columns));
    }

    private static void Write(Utf8JsonWriter writer, BarColumns bars, List<(string Name, double[] Values)> columns)
    {
        var names = columns.Select(column => JsonEncodedText.Encode(column.Name)).ToArray();
        writer.WriteStartArray();
        for (var row = 0; row < bars.Count; row++)
        {
            writer.WriteStartObject();
            writer.WriteString("date", Date(bars, row));
            for (var column = 0; column < names.Length; column++)
            {
                var value = columns[column].Values[row];
                if (double.IsNaN(value))
                {
                    writer.WriteNull(names[column]);
                }
                else
                {
                    writer.WriteNumber(names[column], value);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static Table Draw(BarColumns bars, List<(string Name, double[] Values)> columns)
    {
        var table = new Table().AddColumn("date");
        foreach (var (name, _) in columns)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        var first = Math.Max(0, bars.Count - RowsShown);
        for (var row = first; row < bars.Count; row++)
        {
            var values = columns.Select(column => Number(column.Values[row]));
            table.AddRow([Date(bars, row), .. values]);
        }

        return first == 0 ? table : table.Caption($"last {RowsShown} of {bars.Count} sessions; --json gives all");
    }

    private static string Date(BarColumns bars, int row) =>
        DateOnly.FromDayNumber(bars.DayNumbers[row]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double value) =>
        double.IsNaN(value) ? "-" : value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
