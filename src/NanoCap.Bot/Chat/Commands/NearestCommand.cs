namespace NanoCap.Bot.Chat.Commands;

/// <summary>Guesses which name was meant.</summary>
internal static class NearestCommand
{
    private const int MostEdits = 2;

    public static string? Find(string word, IEnumerable<string> names) => names
        .Select(name => (Name: name, Edits: Edits(word, name)))
        .Where(guess => guess.Edits <= Math.Min(MostEdits, guess.Name.Length / 2))
        .OrderBy(guess => guess.Edits).ThenBy(guess => guess.Name, StringComparer.Ordinal)
        .Select(guess => guess.Name)
        .FirstOrDefault();

    // Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    private static int Edits(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                table[row, column] = row == 0 || column == 0
                    ? Math.Max(row, column)
                    : Cheapest(table, left, right, row, column);
            }
        }

        return table[left.Length, right.Length];
    }

    private static int Cheapest(int[,] table, string left, string right, int row, int column)
    {
        var replaced = table[row - 1, column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
        var edits = Math.Min(replaced, Math.Min(table[row - 1, column], table[row, column - 1]) + 1);
        var isSwap = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
        return isSwap ? Math.Min(edits, table[row - 2, column - 2] + 1) : edits;
    }
}
