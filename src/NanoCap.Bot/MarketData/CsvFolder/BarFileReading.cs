using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.CsvFolder;

/// <summary>What one bar file gave: columns, or why there are none.</summary>
internal readonly record struct BarFileReading(string Label, Symbol Symbol, BarColumns? Columns, string? Fault)
{
    public static BarFileReading Of(string path)
    {
        var label = Path.GetFileNameWithoutExtension(path);
        if (!Symbol.TryParse(label, out var symbol))
        {
            return new BarFileReading(
                label, default, null, $"malformed: expected a file named SYMBOL.csv, found {label}.csv");
        }

        try
        {
            var file = CsvBarFile.Read(path);
            var fault = file switch
            {
                { Faults.Count: > 0 } => $"malformed: bars/{Path.GetFileName(path)} {file.Faults[0]}",
                { Columns.Count: 0 } => $"no-bars: expected rows in bars/{Path.GetFileName(path)}, found none",
                _ => null,
            };
            return new BarFileReading(symbol.Value, symbol, file.Columns, fault);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new BarFileReading(symbol.Value, symbol, null, $"unreadable: {failure.Message}");
        }
    }
}
