namespace NanoCap.Bot.Desk;

/// <summary>The journal could not be written; the message says what failed.</summary>
internal sealed class JournalWriteException(string message, Exception inner) : Exception(message, inner);
