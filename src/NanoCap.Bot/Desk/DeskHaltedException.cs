namespace NanoCap.Bot.Desk;

/// <summary>The desk decides nothing any more until the process is started again; the message is for people.</summary>
internal sealed class DeskHaltedException(string message, Exception? inner = null) : Exception(message, inner)
{
    public static DeskHaltedException Because(JournalWriteException failure) => new(
        $"HALTED. {failure.Message} Nothing that was recorded is lost. What was asked in this moment is not " +
        "confirmed and nothing was sent for it. Make room on the disk or mend it, start again, and look at /status " +
        "before you ask again.",
        failure);
}
