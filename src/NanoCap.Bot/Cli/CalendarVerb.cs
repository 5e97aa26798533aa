using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NanoCap.Trading.Sessions;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary><c>calendar</c>: the sessions of a range of dates, in New York time and UTC.</summary>
internal static class CalendarVerb
{
    private const string Name = "calendar";
    private const string NewYorkFormat = "yyyy-MM-ddTHH:mm:sszzz";
    private const string UtcFormat = "yyyy-MM-ddTHH:mm:ssZ";

    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "First date, such as 2024-01-02 (1998 to 2030)." };
        var to = new Option<string>("--to") { Description = "Last date, included." };
        var json = new Option<bool>("--json") { Description = "Answer as a JSON array." };
        var command = new Command(Name,
            "Lists the sessions of the New York Stock Exchange with open and close.\n"
            + "Example: nanocap calendar --from 2024-07-01 --to 2024-07-05 --json")
        {
            from, to, json,
        };
        command.SetAction(parsed => Answer(
            parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(json),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Answer(string? fromText, string? toText, bool isJson, TextWriter output, TextWriter error)
    {
        var calendar = TradingCalendar.Nyse;
        var problems = new List<string>();
        var from = ReadDate("--from", fromText, calendar, problems);
        var to = ReadDate("--to", toText, calendar, problems);
        if (problems.Count == 0 && from > to)
        {
            problems.Add($"expected --from not after --to, found {fromText} after {toText}; exchange them.");
        }

        if (problems.Count > 0)
        {
            return VerbAnswer.Problems(error, Name, problems);
        }

        var sessions = calendar.Between(from, to);
        return isJson
            ? VerbAnswer.Json(output, writer => Write(writer, sessions, calendar))
            : VerbAnswer.Table(output, Draw(sessions, calendar));
    }

    private static DateOnly ReadDate(string option, string? text, TradingCalendar calendar, List<string> problems)
    {
        var before = problems.Count;
        var date = VerbAnswer.ReadDate(option, text, problems);
        if (problems.Count == before && (date < calendar.First || date > calendar.Last))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture,
                $"expected {option} from {calendar.First:yyyy-MM-dd} to {calendar.Last:yyyy-MM-dd}, found {text}; "
                + $"holidays outside are not known, choose a date inside."));
        }

        return date;
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<TradingSession> sessions, TradingCalendar calendar)
    {
        writer.WriteStartArray();
        foreach (var session in sessions)
        {
            writer.WriteStartObject();
            writer.WriteString("date", Text(session.Date, "yyyy-MM-dd"));
            writer.WriteString("open", Text(calendar.ToNewYork(session.Open), NewYorkFormat));
            writer.WriteString("close", Text(calendar.ToNewYork(session.Close), NewYorkFormat));
            writer.WriteString("openUtc", Text(session.Open, UtcFormat));
            writer.WriteString("closeUtc", Text(session.Close, UtcFormat));
            writer.WriteBoolean("early", session.IsEarlyClose);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static Table Draw(IEnumerable<TradingSession> sessions, TradingCalendar calendar)
    {
        var table = new Table().AddColumns("date", "day", "open (New York)", "close", "open (UTC)", "close", "early");
        foreach (var session in sessions)
        {
            table.AddRow(
                Text(session.Date, "yyyy-MM-dd"), Text(session.Date, "ddd"),
                Text(calendar.ToNewYork(session.Open), "HH:mm"), Text(calendar.ToNewYork(session.Close), "HH:mm"),
                Text(session.Open, "HH:mm"), Text(session.Close, "HH:mm"), session.IsEarlyClose ? "early" : "");
        }

        return table;
    }

    private static string Text(IFormattable value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
