namespace NanoCap.Bot.Desk.Inspection;

/// <summary>What checking the journal found.</summary>
/// <param name="Head">The last entry up to which everything is as it was written.</param>
/// <param name="Broken">Why the rest cannot be trusted; null when there is no rest.</param>
/// <param name="BrokenAt">The first entry that is wrong or missing; null when none can be named.</param>
/// <param name="Snapshot">What was found about the snapshot; it is never needed.</param>
/// <param name="IsSnapshotWrong">Whether the snapshot says something else than the journal.</param>
/// <param name="Disagreements">What read models say that the journal does not, a sentence each.</param>
internal sealed record JournalReport(
    JournalHead Head,
    string? Broken,
    long? BrokenAt,
    string Snapshot,
    bool IsSnapshotWrong,
    IReadOnlyList<string> Disagreements)
{
    public bool IsWhole => Broken is null;

    public bool IsAllWell => IsWhole && !IsSnapshotWrong && Disagreements.Count == 0;
}
