namespace NanoCap.Bot.Brokers;

/// <summary>What the broker still has after a round of a direct EXIT.</summary>
/// <param name="Left">What is left and why, a line each; empty when the broker says that nothing is.</param>
/// <param name="AreNotesKept">Whether everything that was asked could be written down.</param>
internal sealed record DirectExitReport(IReadOnlyList<string> Left, bool AreNotesKept)
{
    /// <summary>Whether the broker, asked last, had no order and no position.</summary>
    public bool IsFlat => Left.Count == 0;
}
