using CsvHelper;

namespace NanoCap.Bot.MarketData;

/// <summary>A small CSV file with quoted fields, read by column name; everything wrong with it is collected.</summary>
/// <remarks>CsvHelper costs a cold process about 13 ms, while the other core reads bars; it earns that by getting
/// quotes, line breaks in quotes and byte order marks right.</remarks>
internal static class CsvTable
{
    /// <summary>Hands every sound row to <paramref name="read"/>; it and this method add to
    /// <paramref name="problems"/>.</summary>
    public static void Read(string path, string[] required, List<string> problems, Action<CsvTableRow> read)
    {
        var file = Path.GetFileName(path);
        var options = new CsvReaderOptions
        {
            Separator = ',',
            DetectSeparatorHint = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => problems.Add(
                $"{file} line {record.LineNumber}: expected a row with as many fields as the header and balanced " +
                $"quotes, found {Quoted.Of(record.RawRecord)} ({record.Reason})."),
        };
        using var reader = CsvReader.Create(File.ReadAllBytes(path), options);
        reader.ReadHeader();
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < reader.Headers.Count; column++)
        {
            if (!columns.TryAdd(reader.Headers[column].Trim(), column))
            {
                problems.Add(
                    $"{file} line 1: expected each column once, found {Quoted.Of(reader.Headers[column])} twice.");
            }
        }

        var missing = Array.FindAll(required, name => !columns.ContainsKey(name));
        if (missing.Length > 0)
        {
            problems.Add(
                $"{file} line 1: expected the columns {string.Join(',', required)}, found no column " +
                $"{string.Join(", ", missing)} in {Quoted.Of(string.Join(',', reader.Headers))}.");
            return;
        }

        while (reader.Read())
        {
            read(new CsvTableRow(file, reader, columns, problems));
        }
    }
}
