namespace NanoCap.Bot.Storage;

/// <summary>The journal cannot be trusted or not be read. Trading on it would trade on a wrong past, so the host starts
/// halted; the message says what was found and how to go on.</summary>
internal sealed class JournalUnusableException(
    string found, StateFolder folder, long? sequence = null, Exception? inner = null)
    : Exception($"{found} {HowToGoOn(folder)}", inner)
{
    /// <summary>The first entry that is wrong or missing; null when the file as a whole is unusable.</summary>
    public long? Sequence { get; } = sequence;

    private static string HowToGoOn(StateFolder folder)
    {
        var database = Path.GetFileName(folder.DatabaseFile);
        var head = Path.GetFileName(folder.JournalHeadFile);
        return $"Nothing is traded until this is mended: stop the bot, move {database}, {database}-wal, " +
            $"{database}-shm and {head} out of {folder.Path} and keep them, copy {database} and {head} of one backup " +
            "to their place, and start again; the broker's books then tell what happened since.";
    }
}
