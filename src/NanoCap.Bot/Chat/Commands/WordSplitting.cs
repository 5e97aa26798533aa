using System.Text;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Splits a line at white space; double quotes keep words together.</summary>
internal static class WordSplitting
{
    /// <summary>The words, or null when a quote is not closed.</summary>
    public static List<string>? Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (isQuoted, hasWord) = (false, false);
        foreach (var character in line)
        {
            if (character is '"' or '“' or '”')
            {
                (isQuoted, hasWord) = (!isQuoted, true);
            }
            else if (!isQuoted && char.IsWhiteSpace(character))
            {
                Finish();
            }
            else
            {
                word.Append(char.IsControl(character) ? ' ' : character);
                hasWord = true;
            }
        }

        Finish();
        return isQuoted ? null : words;

        void Finish()
        {
            if (hasWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            hasWord = false;
        }
    }
}
