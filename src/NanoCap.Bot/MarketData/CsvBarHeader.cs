using System.Text;

namespace NanoCap.Bot.MarketData;

/// <summary>Which column of a bar file is what; the order is free and further columns are ignored.</summary>
/// <param name="Roles">For each column of the file its role, or <see cref="Ignored"/>.</param>
/// <param name="HasAdjustedClose">Whether there is a column <c>adj_close</c>.</param>
internal sealed record CsvBarHeader(int[] Roles, bool HasAdjustedClose)
{
    public const int Ignored = -1;
    public const int Open = 0;
    public const int High = 1;
    public const int Low = 2;
    public const int Close = 3;
    public const int Volume = 4;
    public const int AdjustedClose = 5;
    public const int Date = 6;

    private static readonly string[] Names = ["open", "high", "low", "close", "volume", "adj_close", "date"];

    public static IReadOnlyList<string> RoleNames => Names;

    /// <summary>Reads the first line; null with a fault when a column is missing or named twice.</summary>
    public static CsvBarHeader? Parse(ReadOnlySpan<byte> line, out CsvFault fault)
    {
        var text = Encoding.UTF8.GetString(line);
        var columns = text.Split(',');
        var roles = new int[columns.Length];
        var seen = new int[Names.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            roles[column] = Array.IndexOf(Names, columns[column].Trim().ToLowerInvariant());
            if (roles[column] >= 0)
            {
                seen[roles[column]]++;
            }
        }

        var complete = true;
        for (var role = 0; role < seen.Length; role++)
        {
            complete &= seen[role] == 1 || (role == AdjustedClose && seen[role] == 0);
        }

        fault = complete
            ? default
            : new CsvFault(
                1,
                "a header with each of date,open,high,low,close,volume once and perhaps adj_close",
                Quoted.Of(line));
        return complete ? new CsvBarHeader(roles, seen[AdjustedClose] == 1) : null;
    }
}
