namespace NanoCap.Bot.Desk;

/// <summary>How far a journal reaches: the latest sequence and its hash.</summary>
/// <param name="Sequence">0 before the first entry.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal; 64 zeros before the first entry.</param>
internal sealed record JournalHead(long Sequence, string Hash)
{
    public static JournalHead Beginning { get; } = new(0, new string('0', 64));
}
