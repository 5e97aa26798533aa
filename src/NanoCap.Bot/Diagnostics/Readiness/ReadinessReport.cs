namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>Every check, safety first.</summary>
internal sealed record ReadinessReport(IReadOnlyList<ReadinessLine> Lines)
{
    /// <summary>Whether real money may be traded: every safety check passes. What was not measured does not pass.
    /// </summary>
    public bool IsReady => Open.Count == 0;

    /// <summary>The safety checks that do not pass.</summary>
    public IReadOnlyList<ReadinessLine> Open =>
        [.. Lines.Where(line => line.IsCritical && line.Result.Outcome != ReadinessOutcome.Pass)];

    /// <summary>The warnings that nobody has accepted.</summary>
    public IReadOnlyList<ReadinessLine> Warnings =>
    [
        .. Lines.Where(line => !line.IsCritical && line.Result.Outcome != ReadinessOutcome.Pass && !line.IsAccepted),
    ];

    public ReadinessLine? Find(string name) => Lines.FirstOrDefault(line => line.Name == name);
}
