namespace NanoCap.Bot.Options;

/// <summary>Finds what a person meant.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest characters to insert, delete or exchange; the first of equals.</summary>
    public static string Of(string found, IEnumerable<string> known) =>
        known.MinBy(name => Distance(found.ToUpperInvariant(), name.ToUpperInvariant())) ?? string.Empty;

    private static int Distance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var row = 1; row <= from.Length; row++)
        {
            var current = new int[to.Length + 1];
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var exchange = previous[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(exchange, 1 + Math.Min(previous[column], current[column - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }
}
