namespace NanoCap.Bot.Storage.Rows;

internal sealed record JournalRow(long Sequence, long AtMs, string Type, int Version, byte[] Json, byte[] Hash);
