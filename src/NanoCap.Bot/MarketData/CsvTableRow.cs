using System.Globalization;
using CsvHelper;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary>The row that a <see cref="CsvTable"/> stands on. An empty field is unknown, never zero.</summary>
internal readonly struct CsvTableRow(
    string file, CsvReader reader, Dictionary<string, int> columns, List<string> problems)
{
    /// <summary>The field's text, or null when it is empty or there is no such column.</summary>
    public string? Text(string column)
    {
        var text = columns.TryGetValue(column, out var index) ? reader.GetString(index).Trim() : string.Empty;
        return text.Length == 0 ? null : text;
    }

    /// <summary>The ticker of column <c>symbol</c>, or null with a problem noted.</summary>
    public Symbol? Symbol()
    {
        if (NanoCap.Trading.Instruments.Symbol.TryParse(Text("symbol"), out var symbol))
        {
            return symbol;
        }

        Refuse("symbol", "a ticker");
        return null;
    }

    /// <summary>A number above a bound, or null when empty; anything else is a problem.</summary>
    public decimal? NumberAbove(decimal bound, string column)
    {
        var text = Text(column);
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > bound)
        {
            return number;
        }

        Refuse(column, $"a number above {bound} or nothing");
        return null;
    }

    /// <summary>Notes that a field is not what it should be.</summary>
    public void Refuse(string column, string expected) => problems.Add(
        $"{file} line {reader.LineNumber}: expected {expected} in column {column}, " +
        $"found {Quoted.Of(Text(column) ?? string.Empty)}.");
}
