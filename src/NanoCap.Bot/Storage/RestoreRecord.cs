namespace NanoCap.Bot.Storage;

/// <summary>A backup was restored into an empty folder and its journal verified.</summary>
/// <param name="RestoredAt">When.</param>
/// <param name="Entries">Entries of the journal whose chain was verified.</param>
/// <param name="Hash">The hash of the last one, lower-case hexadecimal.</param>
internal sealed record RestoreRecord(DateTimeOffset RestoredAt, long Entries, string Hash);
