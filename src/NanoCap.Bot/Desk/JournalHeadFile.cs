using System.Globalization;
using System.Text;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk;

/// <summary>The journal's head outside the database, so that a journal that lost its end is noticed.</summary>
internal sealed class JournalHeadFile(string path)
{
    /// <summary>The head, or null when there is no file.</summary>
    /// <exception cref="FormatException">The file holds something else.</exception>
    public JournalHead? Find()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var parts = File.ReadAllText(path).TrimEnd('\n').Split(' ');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && parts[1].Length == 64
            && parts[1].All(char.IsAsciiHexDigitLower)
            ? new JournalHead(sequence, parts[1])
            : throw new FormatException($"Expected a sequence and a hash in {path}, found something else.");
    }

    /// <summary>Durable on return: a crash leaves the old head or the new one, never half of one.</summary>
    public void Write(JournalHead head) => DurableFile.Write(
        path,
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.Sequence} {head.Hash}\n")));
}
