namespace NanoCap.Bot.Storage;

/// <summary>The journal cannot be trusted or not be read. Trading on it would trade on a wrong past, so the host starts
/// halted; the message says what was found and how to go on.</summary>
internal sealed class JournalUnusableException(
    string found, StateFiles folder, long? sequence = null, Exception? inner = null)
    : Exception($"{found}\n{HowToGoOn(folder)}", inner)
{
    /// <summary>The first entry that is wrong or missing; null when the file as a whole is unusable.</summary>
    public long? Sequence { get; } = sequence;

    private static string HowToGoOn(StateFiles folder)
    {
        var database = Path.GetFileName(folder.DatabaseFile);
        var head = Path.GetFileName(folder.JournalHeadFile);
        return $"With a copy of {database} and {head} from one moment at which the bot was stopped: stop the bot, " +
            $"move {database}, {database}-wal, {database}-shm and {head} out of {folder.Path} and keep them, put the " +
            "copy in their place, and start again; the broker's books then tell what happened since.\n" +
            "Without a copy: start with --state and the name of a new folder, which begins a new paper account.\n" +
            $"Either way leave broker.db in {folder.Path} as it is: it holds the orders and positions of this account.";
    }
}
