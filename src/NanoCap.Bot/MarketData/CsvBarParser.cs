using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.MarketData;

/// <summary>Turns the bytes of one bar file into columns. One pass, no text objects but for faults.</summary>
internal sealed class CsvBarParser
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly BarColumns NoColumns = new(0, [], [], [], [], [], [], []);

    private int[] roles = [];
    private int[] days = [];
    private double[][] numbers = [];
    private IsoDateReader dates;

    /// <summary>Lines that could not be read, ascending.</summary>
    public List<CsvFault> Faults { get; } = [];

    public bool HasAdjustedClose { get; private set; }

    public BarColumns Parse(ReadOnlySpan<byte> content)
    {
        var rest = content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;
        var header = CsvBarHeader.Parse(NextLine(ref rest), out var headerFault);
        if (header is null)
        {
            Faults.Add(headerFault);
            return NoColumns;
        }

        roles = header.Roles;
        HasAdjustedClose = header.HasAdjustedClose;
        Allocate(rest.Count((byte)'\n') + 1);
        var count = ParseRows(rest);
        return new BarColumns(
            count, days, numbers[CsvBarHeader.Open], numbers[CsvBarHeader.High], numbers[CsvBarHeader.Low],
            numbers[CsvBarHeader.Close], numbers[CsvBarHeader.AdjustedClose], numbers[CsvBarHeader.Volume]);
    }

    /// <summary>The line of a row that was read: the header and unreadable lines before it count too.</summary>
    public int LineOf(int row)
    {
        var line = row + 2;
        foreach (var fault in Faults)
        {
            if (fault.Line > line)
            {
                break;
            }

            line++;
        }

        return line;
    }

    private void Allocate(int capacity)
    {
        days = GC.AllocateUninitializedArray<int>(capacity);
        numbers = new double[CsvBarHeader.AdjustedClose + 1][];
        for (var role = 0; role < numbers.Length; role++)
        {
            numbers[role] = role == CsvBarHeader.AdjustedClose && !HasAdjustedClose
                ? numbers[CsvBarHeader.Close]
                : GC.AllocateUninitializedArray<double>(capacity);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ParseRows(ReadOnlySpan<byte> rest)
    {
        var (row, line) = (0, 1);
        while (!rest.IsEmpty && Faults.Count < CsvBarFile.MaximumFaults)
        {
            line++;
            var text = NextLine(ref rest);
            if (text.IsEmpty && rest.IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0)
            {
                break;
            }

            if (TryParseRow(text, row, line))
            {
                row++;
            }
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryParseRow(ReadOnlySpan<byte> text, int row, int line)
    {
        var rest = text;
        for (var column = 0; column < roles.Length; column++)
        {
            var comma = rest.IndexOf((byte)',');
            if (comma < 0 != (column == roles.Length - 1))
            {
                return Refuse(line, $"{roles.Length} fields", Quoted.Of(text));
            }

            var field = comma < 0 ? rest : rest[..comma];
            rest = comma < 0 ? [] : rest[(comma + 1)..];
            var role = roles[column];
            if (role == CsvBarHeader.Date)
            {
                if (!dates.TryRead(field, out days[row]))
                {
                    return Refuse(line, "a date such as 2024-01-31", Quoted.Of(field));
                }
            }
            else if (role >= 0 && !Utf8Number.TryParse(field, out numbers[role][row]))
            {
                return Refuse(line, "a number in column " + CsvBarHeader.RoleNames[role], Quoted.Of(field));
            }
        }

        return true;
    }

    private bool Refuse(int line, string expected, string found)
    {
        Faults.Add(new CsvFault(line, expected, found));
        return false;
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }
}
