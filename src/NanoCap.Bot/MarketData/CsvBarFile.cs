using System.Buffers;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.MarketData;

/// <summary>One symbol's bars as they stand in a file: split-adjusted columns and every fault with its line.</summary>
internal sealed class CsvBarFile
{
    public const int MaximumFaults = 20;
    private const long MaximumBytes = 256L * 1024 * 1024;

    private CsvBarFile(string path, BarColumns columns, bool hasAdjustedClose, IReadOnlyList<CsvFault> faults)
    {
        Path = path;
        Columns = columns;
        HasAdjustedClose = hasAdjustedClose;
        Faults = faults;
    }

    public string Path { get; }

    /// <summary>The rows that could be read. Without <c>adj_close</c> the adjusted close is the close.</summary>
    public BarColumns Columns { get; }

    public bool HasAdjustedClose { get; }

    /// <summary>What is wrong, by line, at most <see cref="MaximumFaults"/>; nothing may be decided unless empty.
    /// </summary>
    public IReadOnlyList<CsvFault> Faults { get; }

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvBarFile Read(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length > MaximumBytes)
        {
            throw new IOException($"{path}: expected a bar file of at most {MaximumBytes} bytes, found {length}.");
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var filled = 0;
            while (filled < length)
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(filled, (int)length - filled), filled);
                if (read == 0)
                {
                    break;
                }

                filled += read;
            }

            return Parse(path, buffer.AsSpan(0, filled));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static CsvBarFile Parse(string path, ReadOnlySpan<byte> content)
    {
        var parser = new CsvBarParser();
        var columns = parser.Parse(content);
        var faults = new List<CsvFault>(parser.Faults);
        for (var from = 0; faults.Count < MaximumFaults;)
        {
            if (BarColumnsValidation.FindFirstFault(columns, from) is not { } fault)
            {
                break;
            }

            faults.Add(new CsvFault(parser.LineOf(fault.Index), fault.Expected, fault.Found));
            from = fault.Index + 1;
        }

        faults.Sort((left, right) => left.Line.CompareTo(right.Line));
        return new CsvBarFile(path, columns, parser.HasAdjustedClose, faults);
    }
}
