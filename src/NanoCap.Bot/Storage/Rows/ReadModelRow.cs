namespace NanoCap.Bot.Storage.Rows;

/// <summary>A read model that does not hold what the journal says, and why; it is rebuilt at the next start.</summary>
internal sealed record ReadModelRow(string Name, string StaleBecause);
