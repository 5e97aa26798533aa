using System.Globalization;
using System.Text.Json;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Cli;

/// <summary>A regime replay for programs; names never change their meaning.</summary>
internal static class RegimeJson
{
    public static void Write(Utf8JsonWriter writer, RegimeRequest request, RegimeAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("strategy", answer.Book.Name);
        writer.WriteString("data", request.Data);
        writer.WriteString("from", Iso(answer.Days[0].Target.Session));
        writer.WriteString("to", Iso(answer.Days[^1].Target.Session));
        writer.WriteString("rules", answer.IsBare ? "bare" : "shipped");
        writer.WriteNumber("equity", request.Equity);
        writer.WriteStartArray("results");
        foreach (var result in answer.Results)
        {
            WriteResult(writer, result, answer.IsBare);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notes");
        foreach (var note in answer.Notes)
        {
            writer.WriteStringValue(note);
        }

        writer.WriteEndArray();
        writer.WriteString("weightsFill", FillName.Of(answer.DaysOf));
        writer.WriteStartArray("sessions");
        foreach (var day in answer.Days)
        {
            WriteDay(writer, day);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, RegimeResult result, bool isBare)
    {
        writer.WriteStartObject();
        writer.WriteString("fill", FillName.Of(result.Fill));
        WriteFigures(writer, isBare ? result.Bare : result.Shipped);
        writer.WriteStartObject("bare");
        WriteFigures(writer, result.Bare);
        writer.WriteEndObject();
        writer.WriteStartObject("shipped");
        WriteFigures(writer, result.Shipped);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter writer, AllocationRecord record)
    {
        writer.WriteNumber("sessions", record.Days.Count);
        WriteNumber(writer, "cagr", record.Cagr);
        WriteNumber(writer, "drawdown", record.Drawdown);
        WriteNumber(writer, "sharpe", record.Sharpe);
        writer.WriteNumber("trades", record.Trades);
        WriteNumber(writer, "turnoverPerYear", record.TurnoverPerYear);
        WriteNumber(writer, "cost", record.Cost);
        WriteNumber(writer, "finalEquity", record.Days[^1].Equity);
    }

    private static void WriteDay(Utf8JsonWriter writer, AllocationDay day)
    {
        writer.WriteStartObject();
        writer.WriteString("date", Iso(day.Target.Session));
        writer.WriteString("regime", day.Target.State);
        writer.WriteStartObject("weights");
        foreach (var target in day.Weights)
        {
            writer.WriteNumber(target.Symbol.Value, target.Weight);
        }

        writer.WriteEndObject();
        WriteNumber(writer, "equity", day.Equity);
        writer.WriteString("reason", day.Target.SkipReason ?? day.Target.Note);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
