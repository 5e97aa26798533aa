namespace NanoCap.Bot.Storage;

/// <summary>The state folder cannot be used; the message says why and what to do, and is meant to be shown as it is.
/// </summary>
internal sealed class StateFolderException(string message, Exception? inner = null) : Exception(message, inner);
