using System.Text.Json;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>A verified entry of the journal, for people and programs.</summary>
internal sealed record ProvenEntry(
    long Sequence, DateTimeOffset At, string Type, int Version, string Figures, JsonElement Event, string Hash)
{
    public static ProvenEntry Of(JournalEntry entry) => new(
        entry.Sequence,
        DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds),
        entry.Type,
        entry.Version,
        EventFigures.Of(entry.Json),
        JsonSerializer.Deserialize<JsonElement>(entry.Json),
        Convert.ToHexStringLower(entry.Hash));
}
