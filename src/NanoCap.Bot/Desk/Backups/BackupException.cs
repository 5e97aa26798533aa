namespace NanoCap.Bot.Desk.Backups;

/// <summary>A backup cannot be taken or used; the message says why and what to do, and is meant to be shown as it is.
/// </summary>
internal sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
