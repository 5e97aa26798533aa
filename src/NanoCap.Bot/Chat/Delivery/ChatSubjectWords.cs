namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What a chat is told of, as a person writes it: <c>digest, cards</c>.</summary>
internal static class ChatSubjectWords
{
    private static readonly char[] Between = [',', ' '];

    /// <summary>What the words name; null where one of them names nothing.</summary>
    public static ChatSubjects? Find(string? words)
    {
        var subjects = ChatSubjects.None;
        foreach (var word in (words ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsDigit(word[0]) || !Enum.TryParse<ChatSubjects>(word, ignoreCase: true, out var subject))
            {
                return null;
            }

            subjects |= subject;
        }

        return subjects == ChatSubjects.None ? null : subjects;
    }
}
