namespace NanoCap.Bot.Desk.Inspection;

/// <summary>Entries that tell about something, out of a journal whose whole chain was verified for it.</summary>
/// <param name="Entries">In order.</param>
/// <param name="Head">How far the chain was verified, from its first entry.</param>
internal sealed record JournalProof(IReadOnlyList<ProvenEntry> Entries, JournalHead Head);
